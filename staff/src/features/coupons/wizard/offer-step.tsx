import { Radio, Segmented, Select, Switch } from 'antd';
import { useMessages } from '../../../messages/locale-context.tsx';
import { DayInput } from '../../customers/fields/day-input.tsx';
import { useFields } from '../../customers/fields/field-catalogue.ts';
import { MoneyInput } from '../../customers/fields/money-input.tsx';
import type { Draft } from './draft.ts';
import { Field, WholeInput } from './field.tsx';
import type { StepProps } from './field.tsx';
import css from './wizard.module.css';

/** How many, to whom, how and how long. */
export function OfferStep({ draft, onChange, problems }: StepProps) {
  const { wizard } = useMessages();
  return (
    <>
      <div className={css.pair}>
        <Field label={wizard.claimFrom} problem={problems.claimFrom}>
          <DayInput label={wizard.claimFrom} value={draft.claimFrom} onChange={(claimFrom) => onChange({ claimFrom })} />
        </Field>
        <Field label={wizard.claimUntil} problem={problems.claimUntil}>
          <DayInput label={wizard.claimUntil} value={draft.claimUntil} onChange={(claimUntil) => onChange({ claimUntil })} />
        </Field>
        <Field label={wizard.total} problem={problems.total}>
          <WholeInput label={wizard.total} value={draft.total} onChange={(total) => onChange({ total })} max={10_000_000} />
        </Field>
        <Field label={wizard.perPerson} problem={problems.perPerson}>
          <WholeInput label={wizard.perPerson} value={draft.perPerson} onChange={(perPerson) => onChange({ perPerson })} max={99} />
        </Field>
      </div>
      <Field label={wizard.budget} hint={wizard.budgetHint} problem={problems.budgetFen}>
        <MoneyInput label={wizard.budget} value={draft.budgetFen} onChange={(budgetFen) => onChange({ budgetFen })} />
      </Field>
      <AudienceFields draft={draft} onChange={onChange} problems={problems} />
      <Field label={wizard.where} problem={undefined}>
        <Radio.Group
          value={draft.where}
          onChange={(event) => onChange({ where: event.target.value as Draft['where'] })}
          options={[
            { value: 'centre', label: wizard.whereCentre },
            { value: 'mall', label: wizard.whereMall },
            { value: 'none', label: wizard.whereNone },
          ]}
        />
      </Field>
      {draft.where === 'mall' ? (
        <Field label={wizard.points} problem={problems.pricePoints}>
          <WholeInput
            label={wizard.points}
            value={draft.pricePoints}
            onChange={(pricePoints) => onChange({ pricePoints })}
            max={10_000_000}
          />
        </Field>
      ) : null}
      <Field label={wizard.ownCodes} hint={wizard.ownCodesHint} problem={undefined}>
        <Switch checked={draft.ownCodes} onChange={(ownCodes) => onChange({ ownCodes })} aria-label={wizard.ownCodes} />
      </Field>
    </>
  );
}

function AudienceFields({ draft, onChange, problems }: StepProps) {
  const { wizard } = useMessages();
  const { levels } = useFields();
  return (
    <>
      <Field label={wizard.audience} problem={undefined}>
        <Segmented<Draft['audience']>
          value={draft.audience}
          onChange={(audience) => onChange({ audience })}
          options={[
            { value: 'everybody', label: wizard.everybody },
            { value: 'levels', label: wizard.levels },
          ]}
        />
      </Field>
      {draft.audience === 'levels' ? (
        <Field label={wizard.chooseLevels} problem={problems.levels}>
          <Select<number[]>
            mode="multiple"
            value={draft.levels}
            onChange={(chosen) => onChange({ levels: chosen })}
            options={levels.map(({ level, name }) => ({ value: level, label: name }))}
            aria-label={wizard.chooseLevels}
            style={{ width: '100%' }}
          />
        </Field>
      ) : null}
    </>
  );
}
