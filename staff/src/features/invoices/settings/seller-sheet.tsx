import { invoiceProviders } from '@lianke/shared';
import type { Input as CallInput } from '@lianke/shared/api';
import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Form, Input, Segmented, Select, Switch } from 'antd';
import { useState } from 'react';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { MoneyInput } from '../../customers/fields/money-input.tsx';
import { storesQuery } from '../../goods/api.ts';
import { useMay } from '../../session/api.ts';
import type { Seller } from '../api.ts';
import css from '../invoices.module.css';
import { useInvoiceStep } from '../use-invoice-step.ts';

type Draft = CallInput<'staff.invoice-settings.save-seller'>;
type TextKey = 'name' | 'taxNo' | 'address' | 'phone' | 'bank' | 'account' | 'clerk' | 'payee' | 'checker' | 'appKey';

const blank: Draft = {
  name: '',
  taxNo: '',
  address: '',
  phone: '',
  bank: '',
  account: '',
  smallScale: false,
  clerk: '',
  payee: '',
  checker: '',
  provider: 'nuonuo',
  appKey: '',
  monthQuotaFen: null,
  isDefault: false,
  storeIds: [],
  on: true,
};

/** A saved secret is never shown; an empty field leaves it as it is. */
function draftOf(seller: Seller | null, first: boolean): Draft {
  if (!seller) return { ...blank, isDefault: first };
  const { secretSet: _, ...it } = seller;
  return it;
}

export function SellerSheet({ seller, first, onClose }: { seller: Seller | null; first: boolean; onClose: () => void }) {
  const { invoices, invoiceSettings: words, states } = useMessages();
  const [draft, setDraft] = useState(() => draftOf(seller, first));
  const [secret, setSecret] = useState('');
  const stores = useQuery({ ...storesQuery, enabled: useMay('catalog.read') });
  const ready = draft.name.trim().length >= 2 && draft.taxNo.trim() !== '' && draft.clerk.trim() !== '';
  const save = useInvoiceStep(
    () => write('staff.invoice-settings.save-seller', { ...draft, ...(secret.trim() ? { appSecret: secret.trim() } : {}) }),
    { said: words.saved, onDone: onClose },
  );
  const set = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const text = (key: TextKey, most: number, required = false) => (
    <Form.Item label={words[key]} required={required} key={key}>
      <Input value={draft[key]} maxLength={most} aria-label={words[key]} onChange={(event) => set({ [key]: event.target.value })} />
    </Form.Item>
  );
  const toggle = (key: 'isDefault' | 'on') => (
    <Flex gap={8} align="center">
      <Switch checked={draft[key]} onChange={(on) => set({ [key]: on })} aria-label={words[key]} />
      {words[key]}
    </Flex>
  );
  return (
    <Sheet open title={seller ? words.editSeller : words.addSeller} onClose={onClose}>
      <Form layout="vertical" onFinish={() => ready && save.mutate(undefined)}>
        {text('name', 100, true)}
        {text('taxNo', 20, true)}
        <Form.Item label={words.payerKind}>
          <Segmented<boolean>
            value={draft.smallScale}
            onChange={(smallScale) => set({ smallScale })}
            aria-label={words.payerKind}
            options={[
              { value: false, label: words.general },
              { value: true, label: words.smallScale },
            ]}
          />
        </Form.Item>
        <div className={css.fields}>
          {text('address', 80)}
          {text('phone', 20)}
          {text('bank', 60)}
          {text('account', 40)}
          {text('clerk', 20, true)}
          {text('payee', 20)}
          {text('checker', 20)}
        </div>
        <Form.Item label={words.provider}>
          <Segmented<Draft['provider']>
            value={draft.provider}
            onChange={(provider) => set({ provider })}
            aria-label={words.provider}
            options={invoiceProviders.map((value) => ({ value, label: invoices.providers[value] }))}
          />
        </Form.Item>
        {draft.provider === 'manual' ? null : (
          <>
            {text('appKey', 64)}
            <Form.Item label={words.appSecret}>
              <Input.Password
                value={secret}
                maxLength={128}
                autoComplete="new-password"
                placeholder={seller?.secretSet ? words.secretKeep : words.secretNew}
                aria-label={words.appSecret}
                onChange={(event) => setSecret(event.target.value)}
              />
            </Form.Item>
          </>
        )}
        <Form.Item label={words.monthQuota} extra={words.monthQuotaHint}>
          <MoneyInput value={draft.monthQuotaFen} label={words.monthQuota} onChange={(monthQuotaFen) => set({ monthQuotaFen })} />
        </Form.Item>
        {stores.data && stores.data.length > 0 ? (
          <Form.Item label={words.stores} extra={words.storesHint}>
            <Select
              mode="multiple"
              value={draft.storeIds}
              onChange={(storeIds) => set({ storeIds })}
              aria-label={words.stores}
              optionFilterProp="label"
              options={stores.data.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
        ) : null}
        <Flex gap={24} style={{ marginBottom: 16 }}>
          {toggle('isDefault')}
          {toggle('on')}
        </Flex>
        <Flex justify="flex-end" gap={8}>
          <Button onClick={onClose}>{states.cancel}</Button>
          <Button type="primary" htmlType="submit" disabled={!ready} loading={save.isPending} title={ready ? '' : words.sellerMissing}>
            {words.save}
          </Button>
        </Flex>
      </Form>
    </Sheet>
  );
}
