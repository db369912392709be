import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { answer, api } from '../api/client';
import { currentUser } from '../api/queries';
import { useMessages } from '../i18n/i18n';
import { toast } from '../ui/toast';

/** Signs out and forgets everything that only this person may see. */
export function useSignOut() {
  const client = useQueryClient();
  const router = useRouter();
  const m = useMessages();
  return useMutation({
    mutationFn: () => answer(api.POST('/api/users/signout')),
    onSuccess: async () => {
      forgetCodes();
      client.clear();
      client.setQueryData(currentUser.queryKey, null);
      await router.navigate({ to: '/' });
      toast(m.auth.signedOut);
    },
  });
}

/** Codes are kept on the device for the queue without network; the next person must not find them. */
function forgetCodes() {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith('admissions:')) localStorage.removeItem(key);
    }
    sessionStorage.clear();
  } catch {
    // Then nothing was kept either.
  }
}
