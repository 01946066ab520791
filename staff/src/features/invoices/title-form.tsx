import type { InvoiceType } from '@lianke/shared';
import { invoiceTypes, titleKinds } from '@lianke/shared';
import { checkTitle } from '@lianke/shared/invoicing';
import { Checkbox, Form, Input, Segmented } from 'antd';
import { useMessages } from '../../messages/locale-context.tsx';
import type { TitleInput } from './api.ts';
import css from './invoices.module.css';
import type { Asked } from './title-draft.ts';
import { mailFits } from './title-draft.ts';

interface Props {
  asked: Asked;
  onChange: (asked: Asked) => void;
  types?: readonly InvoiceType[];
}

/** Whom it is made out to. What is wrong is said at once; what only may be wrong can be sent after a tick. */
export function TitleForm({ asked, onChange, types = invoiceTypes }: Props) {
  const { invoices } = useMessages();
  const { title, type } = asked;
  const { problems, warnings } = checkTitle(title, type);
  const typed = title.name !== '' || title.taxNo !== '';
  const nameProblem = problems.includes('name_missing');
  const taxProblem = problems.find((it) => it !== 'name_missing');
  const set = (part: Partial<TitleInput>): void => onChange({ ...asked, title: { ...title, ...part }, despiteWarning: false });
  const field = (key: 'address' | 'phone' | 'bank' | 'account', most: number) => (
    <Form.Item label={invoices[key]} key={key}>
      <Input value={title[key]} maxLength={most} aria-label={invoices[key]} onChange={(event) => set({ [key]: event.target.value })} />
    </Form.Item>
  );
  return (
    <>
      <Form.Item label={invoices.filterType}>
        <Segmented<InvoiceType>
          value={type}
          onChange={(next) => onChange({ ...asked, type: next, title: next === 'special' ? { ...title, kind: 'company' } : title })}
          aria-label={invoices.filterType}
          options={types.map((value) => ({ value, label: invoices.type[value] }))}
        />
      </Form.Item>
      <Form.Item>
        <Segmented<TitleInput['kind']>
          value={title.kind}
          onChange={(kind) => set({ kind })}
          aria-label={invoices.section.title}
          options={titleKinds.map((value) => ({
            value,
            label: invoices.titleKind[value],
            disabled: value === 'person' && type === 'special',
          }))}
        />
      </Form.Item>
      <Form.Item
        label={invoices.titleName}
        required
        {...(typed && nameProblem ? { validateStatus: 'error' as const, help: invoices.problem.name_missing } : {})}
      >
        <Input value={title.name} maxLength={100} aria-label={invoices.titleName} onChange={(event) => set({ name: event.target.value })} />
      </Form.Item>
      {title.kind === 'company' ? (
        <>
          <Form.Item
            label={invoices.taxNo}
            required
            {...(typed && taxProblem ? { validateStatus: 'error' as const, help: invoices.problem[taxProblem] } : {})}
          >
            <Input
              value={title.taxNo}
              maxLength={40}
              aria-label={invoices.taxNo}
              onChange={(event) => set({ taxNo: event.target.value })}
            />
          </Form.Item>
          <div className={css.pairs}>
            {field('address', 80)}
            {field('phone', 40)}
            {field('bank', 60)}
            {field('account', 40)}
          </div>
        </>
      ) : null}
      {warnings.length > 0 ? (
        <Form.Item validateStatus="warning" help={warnings.map((it) => invoices.warning[it]).join('；')}>
          <Checkbox checked={asked.despiteWarning} onChange={(event) => onChange({ ...asked, despiteWarning: event.target.checked })}>
            {warnings.includes('tax_no_check_digit') ? invoices.useDespite : invoices.despite}
          </Checkbox>
        </Form.Item>
      ) : null}
      <Form.Item label={invoices.email} {...(mailFits(asked.email) ? {} : { validateStatus: 'error' as const, help: invoices.emailWrong })}>
        <Input
          value={asked.email}
          maxLength={100}
          inputMode="email"
          placeholder={invoices.emailPlaceholder}
          aria-label={invoices.email}
          onChange={(event) => onChange({ ...asked, email: event.target.value })}
        />
      </Form.Item>
      <Form.Item label={invoices.note}>
        <Input
          value={asked.note}
          maxLength={200}
          placeholder={invoices.notePlaceholder}
          aria-label={invoices.note}
          onChange={(event) => onChange({ ...asked, note: event.target.value })}
        />
      </Form.Item>
    </>
  );
}
