import { Input, Segmented, Switch } from 'antd';
import { useMessages } from '../../../messages/locale-context.tsx';
import { DayInput } from '../../customers/fields/day-input.tsx';
import type { Draft } from './draft.ts';
import { CodesInput, Field, WholeInput } from './field.tsx';
import type { StepProps } from './field.tsx';
import css from './wizard.module.css';

/** When and where it can be used, and with which others. */
export function RulesStep({ draft, onChange, problems }: StepProps) {
  const { wizard } = useMessages();
  return (
    <>
      <Field label={wizard.validity} problem={undefined}>
        <Segmented<Draft['validBy']>
          value={draft.validBy}
          onChange={(validBy) => onChange({ validBy })}
          options={[
            { value: 'days', label: wizard.validDays },
            { value: 'dates', label: wizard.validDates },
          ]}
        />
      </Field>
      {draft.validBy === 'days' ? (
        <Field label={wizard.days} problem={problems.days}>
          <WholeInput label={wizard.days} value={draft.days} onChange={(days) => onChange({ days })} max={3650} />
        </Field>
      ) : (
        <div className={css.pair}>
          <Field label={wizard.from} problem={problems.validFrom}>
            <DayInput label={wizard.from} value={draft.validFrom} onChange={(validFrom) => onChange({ validFrom })} />
          </Field>
          <Field label={wizard.until} problem={problems.validUntil}>
            <DayInput label={wizard.until} value={draft.validUntil} onChange={(validUntil) => onChange({ validUntil })} />
          </Field>
        </div>
      )}
      <Field label={wizard.stores} hint={wizard.storesHint} problem={undefined}>
        <CodesInput label={wizard.stores} value={draft.stores} onChange={(stores) => onChange({ stores })} />
      </Field>
      <Field label={wizard.combines} hint={wizard.combinesHint} problem={undefined}>
        <Switch checked={draft.combines} onChange={(combines) => onChange({ combines })} aria-label={wizard.combines} />
      </Field>
      <div className={css.pair}>
        <Field label={wizard.group} problem={problems.group}>
          <Input
            value={draft.group}
            onChange={(event) => onChange({ group: event.target.value })}
            aria-label={wizard.group}
            maxLength={32}
          />
        </Field>
        <Field label={wizard.priority} hint={wizard.priorityHint} problem={undefined}>
          <WholeInput label={wizard.priority} value={draft.priority} onChange={(it) => onChange({ priority: it ?? 0 })} max={100} />
        </Field>
      </div>
      <Field label={wizard.note} problem={undefined}>
        <Input.TextArea
          value={draft.note}
          onChange={(event) => onChange({ note: event.target.value })}
          aria-label={wizard.note}
          maxLength={500}
          showCount
          autoSize={{ minRows: 2, maxRows: 8 }}
        />
      </Field>
    </>
  );
}
