import { formatChinaDay, taxMarks } from '@lianke/shared';
import type { Input as CallInput } from '@lianke/shared/api';
import { Button, DatePicker, Flex, Form, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import type { Seller, TaxCode } from '../api.ts';
import css from '../invoices.module.css';
import { useInvoiceStep } from '../use-invoice-step.ts';

type Draft = CallInput<'staff.invoice-settings.save-tax-code'>;
const codeShape = /^\d{19}$/;
const policyShape = /^(0[1-9]|1[0-8])?$/;

/** A rate from a day on; the one before it ends the day before. */
export function TaxCodeSheet({ entry, sellers, onClose }: { entry: TaxCode | null; sellers: readonly Seller[]; onClose: () => void }) {
  const { invoices, invoiceSettings: words, states } = useMessages();
  const [draft, setDraft] = useState<Draft>(
    () =>
      entry ?? {
        sellerId: (sellers.find(({ isDefault }) => isDefault) ?? sellers[0])?.id ?? '',
        code: '',
        shortName: '',
        rateBps: 1300,
        mark: 'taxed',
        policy: '',
        fromOn: formatChinaDay(Date.now()),
        untilOn: null,
      },
  );
  const set = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const codeOk = codeShape.test(draft.code);
  const ready = codeOk && draft.shortName.trim() !== '' && policyShape.test(draft.policy);
  const save = useInvoiceStep(() => write('staff.invoice-settings.save-tax-code', draft), { said: words.codeSaved, onDone: onClose });
  return (
    <Sheet open title={entry ? words.editCode : words.addCode} onClose={onClose}>
      <Form layout="vertical" onFinish={() => ready && save.mutate(undefined)}>
        {sellers.length > 1 ? (
          <Form.Item label={invoices.filterSeller}>
            <Select
              value={draft.sellerId}
              onChange={(sellerId) => set({ sellerId })}
              aria-label={invoices.filterSeller}
              options={sellers.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
        ) : null}
        <Form.Item
          label={words.code}
          required
          {...(draft.code !== '' && !codeOk ? { validateStatus: 'error' as const, help: words.codeWrong } : {})}
        >
          <Input
            value={draft.code}
            maxLength={19}
            inputMode="numeric"
            aria-label={words.code}
            onChange={(event) => set({ code: event.target.value.trim() })}
          />
        </Form.Item>
        <div className={css.fields}>
          <Form.Item label={words.shortName} required>
            <Input
              value={draft.shortName}
              maxLength={20}
              aria-label={words.shortName}
              onChange={(event) => set({ shortName: event.target.value })}
            />
          </Form.Item>
          <Form.Item label={words.mark}>
            <Select
              value={draft.mark}
              onChange={(mark) => set({ mark, ...(mark === 'taxed' ? {} : { rateBps: 0 }) })}
              aria-label={words.mark}
              options={taxMarks.map((value) => ({ value, label: words.marks[value] }))}
            />
          </Form.Item>
          {draft.mark === 'taxed' ? (
            <Form.Item label={words.rate}>
              <InputNumber<number>
                value={draft.rateBps / 100}
                min={0}
                max={100}
                precision={2}
                suffix="%"
                aria-label={words.rate}
                style={{ width: '100%' }}
                onChange={(percent) => percent !== null && set({ rateBps: Math.round(percent * 100) })}
              />
            </Form.Item>
          ) : null}
          <Form.Item label={words.policy} extra={words.policyHint}>
            <Input
              value={draft.policy}
              maxLength={2}
              aria-label={words.policy}
              onChange={(event) => set({ policy: event.target.value.trim() })}
            />
          </Form.Item>
          <Form.Item label={words.fromOn} required>
            <DatePicker
              value={dayjs(draft.fromOn)}
              allowClear={false}
              inputReadOnly
              aria-label={words.fromOn}
              onChange={(day) => day && set({ fromOn: day.format('YYYY-MM-DD') })}
            />
          </Form.Item>
          <Form.Item label={words.untilOn}>
            <DatePicker
              value={draft.untilOn === null ? null : dayjs(draft.untilOn)}
              inputReadOnly
              minDate={dayjs(draft.fromOn)}
              placeholder={words.forever}
              aria-label={words.untilOn}
              onChange={(day) => set({ untilOn: day ? day.format('YYYY-MM-DD') : null })}
            />
          </Form.Item>
        </div>
        <Flex justify="flex-end" gap={8}>
          <Button onClick={onClose}>{states.cancel}</Button>
          <Button type="primary" htmlType="submit" disabled={!ready} loading={save.isPending}>
            {words.save}
          </Button>
        </Flex>
      </Form>
    </Sheet>
  );
}
