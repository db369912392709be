// What is agreed and not yet in docs/api.

export type Refund = {
  id: string;
  amount: number;
  currency: string;
  admissions: string[];
  reason?: string;
  requestedBy: string;
  requestedAt: string;
  status: string;
};

export interface Contract {
  '/api/orders/{id}/refunds': {
    post: {
      parameters: { path: { id: string }; header?: { 'Idempotency-Key'?: string } };
      requestBody: { content: { 'application/json': { admissions?: string[]; reason?: string } } };
      responses: { 201: { headers: Record<string, unknown>; content: { 'application/json': Refund } } };
    };
  };
}
