import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { useLanguage, useMessages } from '../../../messages/locale-context.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import { Sheet } from '../../../ui/sheet.tsx';
import type { GrantTarget } from '../api.ts';
import { offeredQuery } from '../api.ts';
import { benefitText } from '../card/coupon-text.ts';
import css from './grants.module.css';
import { ReasonAndStart } from './reason-and-start.tsx';
import { useStartGrant } from './use-start-grant.ts';

interface Props {
  target: GrantTarget;
  count: number;
  exact: boolean;
  onClose: () => void;
  onStarted: () => void;
}

/** From the customer list: the chosen customers, one of the live coupons. */
export function GrantToChosenSheet({ target, count, exact, onClose, onStarted }: Props) {
  const { grants: words } = useMessages();
  const language = useLanguage();
  const [templateId, setTemplateId] = useState<string | null>(null);
  const { data, isPending } = useQuery(offeredQuery);
  const chosen = data?.templates.find(({ id }) => id === templateId);
  const left = chosen ? chosen.total - chosen.counts.issued : null;
  const start = useStartGrant(() => {
    onStarted();
    onClose();
  });
  return (
    <Sheet open title={words.forHowMany(formatCount(count), exact)} onClose={onClose}>
      <Form layout="vertical" component="div">
        <Form.Item label={words.which}>
          <Select<string>
            autoFocus
            value={templateId}
            onChange={setTemplateId}
            loading={isPending}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={words.chooseTemplate}
            notFoundContent={words.noTemplates}
            aria-label={words.which}
            options={(data?.templates ?? []).map((it) => ({ value: it.id, label: `${it.title} · ${benefitText(it.rules, language)}` }))}
          />
        </Form.Item>
        {left !== null && count > left ? (
          <p className={css.count}>
            <span className={css.warn}>{words.tooMany(formatCount(left))}</span>
          </p>
        ) : null}
        <ReasonAndStart
          ready={chosen !== undefined}
          pending={start.isPending}
          onStart={(reason) => templateId && start.mutate({ templateId, target, reason })}
          onClose={onClose}
        />
      </Form>
    </Sheet>
  );
}
