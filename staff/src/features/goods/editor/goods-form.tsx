import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { hasCode } from '../../../api/api-error.ts';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { UnsavedBar } from '../../../ui/unsaved-bar.tsx';
import { useLeaveGuard } from '../../../ui/use-leave-guard.tsx';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import { useMay } from '../../session/api.ts';
import type { Goods } from '../api.ts';
import { goodsKeys } from '../api.ts';
import css from './editor.module.css';
import type { GoodsDraft } from './goods-draft.ts';
import { emptyDraft, findGoodsProblems, toDraft, toGoodsInput } from './goods-draft.ts';
import { GoodsFields } from './goods-fields.tsx';

/** Nothing holds until it is saved; when somebody else saved meanwhile the server refuses and the draft stays. */
export function GoodsForm({ goods: known }: { goods: Goods | null }) {
  const { goods } = useMessages();
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const report = useReportFailure();
  const mayWrite = useMay('catalog.write');
  /** Null while nothing was touched. It keeps the version it began with. */
  const [draft, setDraft] = useState<GoodsDraft | null>(null);
  const [told, setTold] = useState(false);
  const start = known ? toDraft(known) : emptyDraft();
  const it = draft ?? start;
  const problems = findGoodsProblems(it);
  const save = useMutation({
    mutationFn: (changed: GoodsDraft) => write('staff.catalog.save', toGoodsInput(changed)),
    onSuccess: (answer) => {
      client.setQueryData(goodsKeys.one(answer.goods.id), answer.goods);
      void message.success(goods.saved);
      setDraft(null);
      setTold(false);
      if (!known) void navigate(`/goods/${encodeURIComponent(answer.goods.id)}`, { replace: true });
      void client.invalidateQueries({ queryKey: goodsKeys.list });
      void client.invalidateQueries({ queryKey: goodsKeys.categories });
    },
    onError: (error) => {
      if (!hasCode(error, 'catalog.changed_meanwhile')) report(error);
    },
  });
  useLeaveGuard(draft !== null && !save.isPending && !save.isSuccess);
  const change = (part: Partial<GoodsDraft> | ((now: GoodsDraft) => Partial<GoodsDraft>)): void => {
    if (save.isSuccess) save.reset();
    setDraft((now) => {
      const from = now ?? start;
      return { ...from, ...(typeof part === 'function' ? part(from) : part) };
    });
  };
  const discard = (): void => {
    setDraft(null);
    setTold(false);
    save.reset();
    if (known) void client.invalidateQueries({ queryKey: goodsKeys.one(known.id) });
  };
  const submit = (): void => {
    setTold(true);
    if (draft && problems.size === 0) save.mutate(draft);
  };
  return (
    <Form layout="vertical" disabled={!mayWrite} onFinish={submit} className={css.form ?? ''}>
      {mayWrite ? null : <Alert type="info" showIcon title={goods.readOnly} />}
      {save.error && hasCode(save.error, 'catalog.changed_meanwhile') ? (
        <Alert
          type="warning"
          showIcon
          title={goods.changedTitle}
          description={goods.changedBody}
          action={<Button onClick={discard}>{goods.look}</Button>}
        />
      ) : null}
      <GoodsFields draft={it} problems={told ? problems : new Set()} disabled={!mayWrite} onChange={change} />
      {draft ? (
        <UnsavedBar text={goods.unsaved}>
          <Button onClick={discard}>{goods.discard}</Button>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {goods.save}
          </Button>
        </UnsavedBar>
      ) : null}
    </Form>
  );
}
