import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { InfiniteData } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import type { TimelineEntry, TimelinePage } from '../api.ts';
import { customerKeys } from '../customer-keys.ts';
import { changeDraft, emptyDraft, readDraft, storeDraft } from './draft.ts';
import css from './note-box.module.css';

const maxLength = 2000;
type Pages = InfiniteData<TimelinePage, string | null>;

function withEntry(pages: Pages | undefined, entry: TimelineEntry): Pages | undefined {
  const [first, ...rest] = pages?.pages ?? [];
  if (!pages || !first) return pages;
  const entries = [entry, ...first.entries.filter(({ id }) => id !== entry.id)];
  return { ...pages, pages: [{ ...first, entries }, ...rest] };
}

/** Fixed under the timeline. What was typed survives a reload and a switch to another customer. */
export function NoteBox({ customerId }: { customerId: string }) {
  const { timeline } = useMessages();
  const client = useQueryClient();
  const report = useReportFailure();
  const [draft, setDraft] = useState(() => readDraft(customerId));
  const text = draft.text.trim();
  const save = useMutation({
    mutationFn: () => write('staff.customers.add-note', { customerId, text }, { idempotencyKey: draft.key }),
    onSuccess: (entry) => {
      client.setQueryData<Pages>(customerKeys.timeline(customerId), (pages) => withEntry(pages, entry));
      setDraft(emptyDraft());
      storeDraft(customerId, '');
      void client.invalidateQueries({ queryKey: customerKeys.timeline(customerId) });
    },
    onError: report,
  });
  const send = (): void => {
    if (text && !save.isPending) save.mutate();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
  };
  return (
    <div className={css.box}>
      <Input.TextArea
        value={draft.text}
        onChange={(event) => {
          setDraft(changeDraft(event.target.value));
          storeDraft(customerId, event.target.value);
        }}
        onKeyDown={onKeyDown}
        placeholder={timeline.notePlaceholder}
        aria-label={timeline.notePlaceholder}
        autoSize={{ minRows: 1, maxRows: 6 }}
        maxLength={maxLength}
        readOnly={save.isPending}
      />
      <Button type="primary" onClick={send} loading={save.isPending} disabled={!text} title={timeline.noteHint}>
        {timeline.noteSend}
      </Button>
    </div>
  );
}
