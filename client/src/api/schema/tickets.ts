// Generated from docs/api/tickets.json by `npm run types`. Do not edit.
export interface paths {
    "/api/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list"];
        put?: never;
        post: operations["create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["show"];
        put: operations["edit"];
        post?: never;
        delete: operations["withdraw"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["follow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        TicketDraft: {
            /**
             * @description ISO 4217
             * @default USD
             */
            currency: string;
            description?: string;
            /**
             * Format: int32
             * @default 10
             */
            maxPerOrder: number;
            price: number;
            /**
             * Format: int32
             * @default 1
             */
            quantity: number;
            /**
             * Format: date-time
             * @description Until when a paid order can be cancelled; if left out, it can't
             */
            refundableUntil?: string;
            /** Format: date-time */
            startsAt?: string;
            /** @description Whose clocks the place goes by, such as Europe/Berlin */
            timeZone?: string;
            title: string;
            venue?: string;
        };
        TicketView: {
            /** Format: int32 */
            available: number;
            currency: string;
            description: string;
            id: string;
            /** Format: int32 */
            maxPerOrder: number;
            price: number;
            /** Format: int32 */
            quantity: number;
            /** Format: date-time */
            refundableUntil: string;
            /** Format: date-time */
            startsAt: string;
            timeZone: string;
            title: string;
            userId: string;
            venue: string;
            /** Format: int64 */
            version: number;
            withdrawn: boolean;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list: {
        parameters: {
            query?: {
                /** @description words, or beginnings of words, of the title and the venue */
                q?: string | null;
                /** @description one's own tickets, whether on sale or not */
                seller?: "me" | null;
                /** @description the sold out as well */
                availability?: "any" | null;
                /** @description prices are compared by their minor units, whatever the currency */
                sort?: "newest" | "price" | "-price" | "startsAt" | null;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["TicketView"][];
                };
            };
        };
    };
    create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketDraft"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["TicketView"];
                };
            };
        };
    };
    show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["TicketView"];
                };
            };
        };
    };
    edit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketDraft"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["TicketView"];
                };
            };
        };
    };
    withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": components["schemas"]["TicketView"];
                };
            };
        };
    };
    follow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["TicketView"];
                };
            };
        };
    };
}
