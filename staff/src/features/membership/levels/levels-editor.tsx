import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Flex, Form } from 'antd';
import { useState } from 'react';
import { write } from '../../../api/call.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { TitledCard } from '../../../ui/page.tsx';
import { UnsavedBar } from '../../../ui/unsaved-bar.tsx';
import { useLeaveGuard } from '../../../ui/use-leave-guard.tsx';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import { offeredQuery } from '../../coupons/api.ts';
import { fieldsQuery } from '../../customers/fields/field-catalogue.ts';
import { useMay } from '../../session/api.ts';
import type { Settings } from '../api.ts';
import { membershipKeys } from '../api.ts';
import { LevelRow } from './level-row.tsx';
import { addLevel, findLevelProblems, mostLevels, toSettingsInput } from './levels-draft.ts';
import css from './levels.module.css';
import { RulesFields } from './rules-fields.tsx';

/** Nothing holds until it is saved; when somebody else saved meanwhile the server refuses and the draft stays. */
export function LevelsEditor({ settings }: { settings: Settings }) {
  const { levels: words, states } = useMessages();
  const { message } = App.useApp();
  const client = useQueryClient();
  const report = useReportFailure();
  const mayManage = useMay('membership.manage');
  const mayReadCoupons = useMay('coupons.read');
  const offered = useQuery({ ...offeredQuery, enabled: mayReadCoupons });
  /** Null while nothing was touched: then what the server says shows. It keeps the version it began with. */
  const [draft, setDraft] = useState<Settings | null>(null);
  const it = draft ?? settings;
  const problems = findLevelProblems(it.levels);
  const sound = problems.every((found) => Object.keys(found).length === 0);
  useLeaveGuard(draft !== null);
  const save = useMutation({
    mutationFn: (changed: Settings) => write('staff.membership.save-settings', toSettingsInput(changed)),
    onSuccess: async ({ version }, changed) => {
      client.setQueryData(membershipKeys.settings, { ...changed, version });
      setDraft(null);
      void message.success(words.saved);
      await client.invalidateQueries({ queryKey: membershipKeys.settings });
      await client.invalidateQueries({ queryKey: fieldsQuery.queryKey });
    },
    onError: report,
  });
  const reload = (): void => {
    setDraft(null);
    save.reset();
    void client.invalidateQueries({ queryKey: membershipKeys.settings });
  };
  const change = (part: Partial<Settings>): void => setDraft({ ...it, ...part });
  const coupons = mayReadCoupons ? (offered.data?.templates ?? []).map(({ id, title }) => ({ value: id, label: title })) : null;
  return (
    <Form layout="vertical" disabled={!mayManage} onFinish={() => draft && sound && save.mutate(draft)} className={css.editor ?? ''}>
      {mayManage ? null : <Alert type="info" showIcon title={words.readOnly} />}
      <TitledCard title={words.list}>
        {it.levels.map((level, at) => (
          <LevelRow
            key={level.level}
            level={level}
            problems={problems[at] ?? {}}
            coupons={coupons}
            onChange={(next) => change({ levels: it.levels.map((one) => (one === level ? next : one)) })}
          />
        ))}
        {mayManage ? (
          <Flex wrap gap={8}>
            <Button
              icon={<PlusOutlined />}
              disabled={it.levels.length >= mostLevels}
              onClick={() => change({ levels: addLevel(it.levels, '') })}
            >
              {words.add}
            </Button>
            {it.levels.length > 1 ? <Button onClick={() => change({ levels: it.levels.slice(0, -1) })}>{words.remove}</Button> : null}
          </Flex>
        ) : null}
      </TitledCard>
      <TitledCard title={words.rules}>
        <RulesFields settings={it} onChange={change} />
      </TitledCard>
      {draft ? (
        <UnsavedBar text={words.unsaved}>
          <Button onClick={reload}>{words.reload}</Button>
          <Button type="primary" htmlType="submit" disabled={!sound} loading={save.isPending}>
            {states.save}
          </Button>
        </UnsavedBar>
      ) : null}
    </Form>
  );
}
