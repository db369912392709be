import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { answer, api } from '../api/client';
import { asProblem, Problem } from '../api/problem';
import { currentUser, ticket as ticketQuery } from '../api/queries';
import type { Ticket, TicketDraft } from '../api/types';
import { useMessages } from '../i18n/i18n';
import { Dialog } from '../ui/dialog';
import { FailurePage, Refused } from '../ui/failure';
import { Page } from '../ui/page';
import { toast } from '../ui/toast';
import { Waiting } from './fallback';
import { dropDrafts } from './sell/draft';
import { OfferForm } from './sell/offer-form';

export function NewOfferPage() {
  const m = useMessages();
  const { data: user, isPending } = useQuery(currentUser);
  const save = useSave((draft) => answer(api.POST('/api/tickets', { body: draft })), m.sell.published);
  if (isPending) return <Waiting />;
  if (!user) return <No status={401} />;
  return (
    <Page title={m.sell.title} lead={m.sell.lead} className="sell">
      <OfferForm action={m.sell.publish} problem={save.error} busy={save.isPending} onSubmit={save.mutate} />
    </Page>
  );
}

const editRoute = getRouteApi('/sales/$ticketId/edit');

export function EditOfferPage() {
  const { ticketId } = editRoute.useParams();
  const { data: user, isPending } = useQuery(currentUser);
  const found = useQuery(ticketQuery(ticketId));
  if (isPending || found.isPending) return <Waiting />;
  if (!user) return <No status={401} />;
  if (!found.data) {
    return <FailurePage error={found.error} retry={() => found.refetch()} />;
  }
  if (found.data.userId !== user.id) return <No status={403} />;
  return <Edit ticket={found.data} />;
}

function Edit({ ticket }: { ticket: Ticket }) {
  const m = useMessages();
  const [asks, setAsks] = useState(false);
  const [base] = useState(ticket);
  const save = useSave(async (draft) => {
    const path = { params: { path: { id: ticket.id } } };
    const now = await answer(api.GET('/api/tickets/{id}', path));
    if (now.version !== ticket.version) throw new Problem(409, { errors: [{ message: m.sell.changed }] });
    return answer(api.PUT('/api/tickets/{id}', { ...path, body: draft }));
  }, m.sell.saved);
  return (
    <Page title={m.sell.editTitle} lead={ticket.title} className="sell">
      <OfferForm ticket={base} action={m.sell.save} problem={save.error} busy={save.isPending} onSubmit={save.mutate} />
      {ticket.withdrawn ? null : (
        <p className="centered">
          <button type="button" className="link-button danger" onClick={() => setAsks(true)}>
            {m.sell.withdraw}
          </button>
        </p>
      )}
      {asks ? <Withdraw ticket={ticket} onClose={() => setAsks(false)} /> : null}
    </Page>
  );
}

function useSave(send: (draft: TicketDraft) => Promise<Ticket>, done: string) {
  const client = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: send,
    onSuccess: async (ticket) => {
      dropDrafts();
      client.removeQueries({ queryKey: ['tickets'] });
      client.removeQueries({ queryKey: ['sales'] });
      client.setQueryData(ticketQuery(ticket.id).queryKey, ticket);
      await router.navigate({ to: '/tickets/$ticketId', params: { ticketId: ticket.id } });
      toast(done);
    },
    onError: (error) => {
      if (asProblem(error).status === 409) client.invalidateQueries({ queryKey: ['tickets'] });
    },
  });
}

function Withdraw({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const m = useMessages();
  const client = useQueryClient();
  const router = useRouter();
  const withdraw = useMutation({
    mutationFn: () => answer(api.DELETE('/api/tickets/{id}', { params: { path: { id: ticket.id } } })),
    onSuccess: async () => {
      client.removeQueries({ queryKey: ['tickets'] });
      await router.navigate({ to: '/sales' });
      toast(m.sell.withdrawn);
    },
  });
  return (
    <Dialog title={m.sell.withdrawTitle} onClose={onClose}>
      <p>{m.sell.withdrawText}</p>
      {withdraw.error ? <Refused error={withdraw.error} /> : null}
      <p className="button-row">
        <button type="button" className="button quiet" onClick={onClose}>
          {m.common.back}
        </button>
        <button
          type="button"
          className="button danger"
          aria-disabled={withdraw.isPending}
          onClick={() => withdraw.isPending || withdraw.mutate()}
        >
          {m.sell.withdraw}
        </button>
      </p>
    </Dialog>
  );
}

function No({ status }: { status: 401 | 403 }) {
  return <FailurePage error={new Problem(status, null)} />;
}
