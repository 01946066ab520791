import { invoicedKinds } from '@lianke/shared';
import { Button, Flex, Form, Input, InputNumber, Select, Switch } from 'antd';
import { useState } from 'react';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { TitledCard } from '../../../ui/page.tsx';
import { UnsavedBar } from '../../../ui/unsaved-bar.tsx';
import { useLeaveGuard } from '../../../ui/use-leave-guard.tsx';
import { MoneyInput } from '../../customers/fields/money-input.tsx';
import type { InvoiceSettings, Rules } from '../api.ts';
import css from '../invoices.module.css';
import { useInvoiceStep } from '../use-invoice-step.ts';

type Flag =
  | 'specialOn'
  | 'withPlatformCoupons'
  | 'topUpsOn'
  | 'discountRows'
  | 'autoApproveCompanies'
  | 'fourEyesSpecial'
  | 'fourEyesRed'
  | 'fourEyesManual'
  | 'redOnRefund';
const openFroms = ['paid', 'shipped', 'completed'] as const;
const firstAuto = 1_000_00;
const firstMost = 100_000_00;
const codeShape = /^(\d{19})?$/;

/** Nothing holds until it is saved; when somebody else saved meanwhile the server refuses and the draft stays. */
export function RulesForm({ settings, may }: { settings: InvoiceSettings; may: boolean }) {
  const { invoiceSettings: words } = useMessages();
  const { rule } = words;
  /** Null while nothing was touched. It keeps the version it began with. */
  const [draft, setDraft] = useState<{ rules: Rules; rulesVersion: number } | null>(null);
  const it = (draft ?? settings).rules;
  useLeaveGuard(draft !== null);
  const save = useInvoiceStep((changed: { rules: Rules; rulesVersion: number }) => write('staff.invoice-settings.save-rules', changed), {
    said: words.saved,
    onDone: () => setDraft(null),
  });
  const set = (part: Partial<Rules>): void =>
    setDraft((now) => {
      const from = now ?? { rules: settings.rules, rulesVersion: settings.rulesVersion };
      return { ...from, rules: { ...from.rules, ...part } };
    });
  const codesOk = invoicedKinds.every((kind) => codeShape.test(it.codes[kind]));
  const flag = (key: Flag, label: string, hint = '') => (
    <Flex gap={12} align="flex-start" style={{ marginBottom: 12 }} key={key}>
      <Switch checked={it[key]} onChange={(on) => set({ [key]: on })} aria-label={label} />
      <span>
        {label}
        {hint ? <div className={css.wrap}>{hint}</div> : null}
      </span>
    </Flex>
  );
  const amount = (key: 'autoApproveUpToFen' | 'maxNetFen', on: string, label: string, start: number, hint: string) => (
    <>
      <Flex gap={12} style={{ marginBottom: 12 }}>
        <Switch checked={it[key] !== null} onChange={(is) => set({ [key]: is ? start : null })} aria-label={on} />
        <span>
          {on}
          <div className={css.wrap}>{hint}</div>
        </span>
      </Flex>
      {it[key] === null ? null : (
        <Form.Item label={label}>
          <MoneyInput value={it[key]} label={label} onChange={(fen) => fen !== null && fen >= 100 && set({ [key]: fen })} />
        </Form.Item>
      )}
    </>
  );
  const whole = (key: 'openDays' | 'maxRows', label: string, most: number, suffix = '') => (
    <Form.Item label={label}>
      <InputNumber<number>
        value={it[key]}
        min={1}
        max={most}
        precision={0}
        suffix={suffix}
        aria-label={label}
        style={{ width: '100%' }}
        onChange={(value) => value !== null && set({ [key]: value })}
      />
    </Form.Item>
  );
  return (
    <Form layout="vertical" disabled={!may} className={css.stack ?? ''} onFinish={() => draft && codesOk && save.mutate(draft)}>
      <TitledCard title={rule.open}>
        <div className={css.fields}>
          <Form.Item label={rule.openFrom}>
            <Select
              value={it.openFrom}
              onChange={(openFrom) => set({ openFrom })}
              aria-label={rule.openFrom}
              options={openFroms.map((value) => ({ value, label: rule.openFroms[value] }))}
            />
          </Form.Item>
          {whole('openDays', rule.openDays, 3650, rule.days)}
        </div>
        {flag('specialOn', rule.special)}
      </TitledCard>
      <TitledCard title={rule.content}>
        {flag('withPlatformCoupons', rule.platformCoupons, rule.platformCouponsHint)}
        {flag('topUpsOn', rule.topUps, rule.topUpsHint)}
        {flag('discountRows', rule.discountRows, rule.discountRowsHint)}
      </TitledCard>
      <TitledCard title={rule.review}>
        {amount('autoApproveUpToFen', rule.auto, rule.autoUpTo, firstAuto, rule.autoHint)}
        {it.autoApproveUpToFen === null ? null : flag('autoApproveCompanies', rule.autoCompanies)}
        <p className={css.wrap}>{rule.fourEyes}</p>
        {flag('fourEyesSpecial', rule.fourEyesSpecial)}
        {flag('fourEyesRed', rule.fourEyesRed)}
        {flag('fourEyesManual', rule.fourEyesManual)}
        {flag('redOnRefund', rule.redOnRefund)}
      </TitledCard>
      <TitledCard title={rule.print}>
        <Form.Item label={rule.remark} extra={rule.remarkHint}>
          <Input value={it.remark} maxLength={100} aria-label={rule.remark} onChange={(event) => set({ remark: event.target.value })} />
        </Form.Item>
        <div className={css.fields}>{whole('maxRows', rule.maxRows, 2000)}</div>
        {amount('maxNetFen', rule.split, rule.maxNet, firstMost, rule.maxNetHint)}
      </TitledCard>
      <TitledCard title={rule.codes}>
        <div className={css.fields}>
          {invoicedKinds.map((kind) => (
            <Form.Item
              key={kind}
              label={rule.kinds[kind]}
              {...(codeShape.test(it.codes[kind]) ? {} : { validateStatus: 'error' as const, help: words.codeWrong })}
            >
              <Input
                value={it.codes[kind]}
                maxLength={19}
                inputMode="numeric"
                placeholder={rule.codePlaceholder}
                aria-label={rule.kinds[kind]}
                onChange={(event) => set({ codes: { ...it.codes, [kind]: event.target.value.trim() } })}
              />
            </Form.Item>
          ))}
        </div>
        <span className={css.wrap}>{words.version(settings.rulesVersion)}</span>
      </TitledCard>
      {draft ? (
        <UnsavedBar text={words.unsaved}>
          <Button onClick={() => setDraft(null)}>{words.discard}</Button>
          <Button type="primary" htmlType="submit" disabled={!codesOk} loading={save.isPending}>
            {words.save}
          </Button>
        </UnsavedBar>
      ) : null}
    </Form>
  );
}
