/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { InvoiceTitle } from '../actions.ts';
import { useStage } from '../stage-state.ts';
import { words } from '../words.ts';

type TitleFormProps = { name: string; onCancel: () => void; onSubmit: (title: InvoiceTitle) => void };

/** The page where one picks a title: for oneself, or for a company with its number. */
export const TitleForm = ({ name: ownName, onCancel, onSubmit }: TitleFormProps) => {
  const [type, setType] = useState<InvoiceTitle['type']>('INDIVIDUAL');
  const [name, setName] = useState(ownName);
  const [taxpayerId, setTaxpayerId] = useState('');
  const busy = useStage((stage) => stage.busy !== undefined);
  const company = type === 'ORGANIZATION';
  const ready = name.trim() !== '' && (!company || taxpayerId.trim() !== '');
  const choose = (next: InvoiceTitle['type']) => {
    if (next === type) return;
    setType(next);
    setName(next === 'INDIVIDUAL' ? ownName : '');
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (ready) onSubmit({ type, name: name.trim(), ...(company ? { taxpayerId: taxpayerId.trim().toUpperCase() } : {}) });
  };
  return (
    <form class="form title-form" onSubmit={submit}>
      <div class="segments" role="group">
        <button type="button" aria-pressed={!company} onClick={() => choose('INDIVIDUAL')}>
          {words.bills.person}
        </button>
        <button type="button" aria-pressed={company} onClick={() => choose('ORGANIZATION')}>
          {words.bills.company}
        </button>
      </div>
      <label>
        {words.bills.name}
        <input required maxLength={100} value={name} onInput={(e) => setName(e.currentTarget.value)} />
      </label>
      {company && (
        <label>
          {words.bills.taxNo}
          <input
            required
            maxLength={20}
            placeholder={words.bills.taxNoHint}
            value={taxpayerId}
            onInput={(e) => setTaxpayerId(e.currentTarget.value)}
          />
        </label>
      )}
      <div class="bill-actions">
        <button type="button" class="button" onClick={onCancel}>
          {words.bills.cancel}
        </button>
        <button class="button primary" disabled={busy || !ready}>
          {words.bills.submit}
        </button>
      </div>
    </form>
  );
};
