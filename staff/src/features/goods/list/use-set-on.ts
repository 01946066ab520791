import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMessages } from '../../../messages/locale-context.tsx';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import { useUndoToast } from '../../../ui/use-undo-toast.tsx';
import { write } from '../../../api/call.ts';
import { goodsKeys } from '../api.ts';

interface Change {
  ids: string[];
  on: boolean;
  undoing?: boolean;
}

/** On sale or off, one or many; taking it back is one tap. */
export function useSetOn(onDone: () => void = () => undefined) {
  const { goods } = useMessages();
  const client = useQueryClient();
  const report = useReportFailure();
  const toast = useUndoToast();
  const set = useMutation({
    mutationFn: ({ ids, on }: Change) => write('staff.catalog.set-on', { ids, on }),
    onSuccess: ({ changed }, { ids, on, undoing }) => {
      toast(
        on ? goods.changedOn(changed) : goods.changedOff(changed),
        undoing || changed < ids.length ? null : () => set.mutate({ ids, on: !on, undoing: true }),
      );
      onDone();
    },
    onError: report,
    onSettled: () => client.invalidateQueries({ queryKey: goodsKeys.all }),
  });
  return set;
}
