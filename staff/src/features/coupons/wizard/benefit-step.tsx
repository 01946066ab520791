import { Input, InputNumber, Radio, Segmented } from 'antd';
import { useMessages } from '../../../messages/locale-context.tsx';
import { MoneyInput } from '../../customers/fields/money-input.tsx';
import type { CouponKind } from '../api.ts';
import type { Draft } from './draft.ts';
import { CodesInput, Field, WholeInput } from './field.tsx';
import type { StepProps } from './field.tsx';
import css from './wizard.module.css';

const kinds = ['amount_off', 'percent_off', 'exchange', 'shipping'] as const satisfies readonly CouponKind[];

/** What it gives, from what purchase on, for which goods. */
export function BenefitStep({ draft, onChange, problems }: StepProps) {
  const { coupons, wizard } = useMessages();
  return (
    <>
      <Field label={wizard.title} problem={problems.title}>
        <Input
          value={draft.title}
          onChange={(event) => onChange({ title: event.target.value })}
          placeholder={wizard.titlePlaceholder}
          aria-label={wizard.title}
          maxLength={20}
          showCount
          autoFocus
        />
      </Field>
      <Field label={wizard.kind} hint={wizard.kindHint[draft.kind]} problem={undefined}>
        <Radio.Group
          optionType="button"
          value={draft.kind}
          onChange={(event) => onChange({ kind: event.target.value as CouponKind })}
          options={kinds.map((value) => ({ value, label: coupons.kind[value] }))}
        />
      </Field>
      <div className={css.pair}>
        <ValueFields draft={draft} onChange={onChange} problems={problems} />
      </div>
      <ThresholdFields draft={draft} onChange={onChange} problems={problems} />
      <Field label={wizard.scope} problem={undefined}>
        <Segmented<Draft['scope']>
          value={draft.scope}
          onChange={(scope) => onChange({ scope, include: [] })}
          options={[
            { value: 'all', label: wizard.scopeAll },
            { value: 'categories', label: wizard.scopeCategories },
            { value: 'goods', label: wizard.scopeGoods },
          ]}
        />
      </Field>
      {draft.scope === 'all' ? null : (
        <Field label={wizard.include[draft.scope]} hint={wizard.includeHint} problem={problems.include}>
          <CodesInput label={wizard.include[draft.scope]} value={draft.include} onChange={(include) => onChange({ include })} />
        </Field>
      )}
      {draft.scope === 'goods' ? null : (
        <Field label={wizard.exclude} problem={undefined}>
          <CodesInput label={wizard.exclude} value={draft.excludeGoods} onChange={(excludeGoods) => onChange({ excludeGoods })} />
        </Field>
      )}
    </>
  );
}

function ValueFields({ draft, onChange, problems }: StepProps) {
  const { wizard } = useMessages();
  return (
    <>
      {draft.kind === 'amount_off' ? (
        <Field label={wizard.off} problem={problems.offFen}>
          <MoneyInput label={wizard.off} value={draft.offFen} onChange={(offFen) => onChange({ offFen })} />
        </Field>
      ) : null}
      {draft.kind === 'percent_off' ? (
        <Field label={wizard.tenths} hint={wizard.tenthsHint} problem={problems.tenths}>
          <InputNumber<number>
            value={draft.tenths}
            onChange={(tenths) => onChange({ tenths })}
            min={0}
            max={9.9}
            step={0.1}
            precision={1}
            suffix={wizard.tenthsUnit}
            aria-label={wizard.tenths}
            style={{ width: '100%' }}
          />
        </Field>
      ) : null}
      {draft.kind === 'exchange' ? (
        <Field label={wizard.pieces} problem={problems.pieces}>
          <WholeInput label={wizard.pieces} value={draft.pieces} onChange={(pieces) => onChange({ pieces })} max={99} />
        </Field>
      ) : null}
      {draft.kind === 'percent_off' || draft.kind === 'shipping' ? (
        <Field label={wizard.cap} hint={wizard.capHint} problem={problems.capFen}>
          <MoneyInput label={wizard.cap} value={draft.capFen} onChange={(capFen) => onChange({ capFen: capFen || null })} />
        </Field>
      ) : null}
    </>
  );
}

function ThresholdFields({ draft, onChange, problems }: StepProps) {
  const { wizard } = useMessages();
  return (
    <>
      <Field label={wizard.threshold} problem={undefined}>
        <Segmented<Draft['threshold']>
          value={draft.threshold}
          onChange={(threshold) => onChange({ threshold })}
          options={[
            { value: 'amount', label: wizard.thresholdAmount },
            { value: 'pieces', label: wizard.thresholdPieces },
            { value: 'none', label: wizard.thresholdNone },
          ]}
        />
      </Field>
      {draft.threshold === 'amount' ? (
        <div className={css.pair}>
          <Field label={wizard.minAmount} problem={problems.minFen}>
            <MoneyInput label={wizard.minAmount} value={draft.minFen} onChange={(minFen) => onChange({ minFen })} />
          </Field>
          <Field label={wizard.of} problem={undefined}>
            <Segmented<Draft['of']>
              value={draft.of}
              onChange={(of) => onChange({ of })}
              options={[
                { value: 'member_price', label: wizard.ofMember },
                { value: 'list_price', label: wizard.ofList },
              ]}
            />
          </Field>
        </div>
      ) : null}
      {draft.threshold === 'pieces' ? (
        <Field label={wizard.minPieces} problem={problems.minPieces}>
          <WholeInput label={wizard.minPieces} value={draft.minPieces} onChange={(minPieces) => onChange({ minPieces })} max={999} />
        </Field>
      ) : null}
    </>
  );
}
