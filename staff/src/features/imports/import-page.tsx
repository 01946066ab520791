import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Skeleton, Steps } from 'antd';
import { useCallback, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useMessages } from '../../messages/locale-context.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { useNarrow } from '../../ui/use-media.ts';
import type { CustomerImport } from './api.ts';
import { customerUpload, importKeys, importQuery } from './api.ts';
import { CheckedStep } from './checked-step.tsx';
import { FileStep } from './file-step.tsx';
import { MappingStep } from './mapping-step.tsx';
import { RunningStep } from './running-step.tsx';

/** `/imports/new` and `/imports/:id`: file → columns → dry run → import → report. What the import is at decides which step shows. */
export function ImportPage() {
  const { imports } = useMessages();
  const { id } = useParams();
  return (
    <Page title={imports.wizardTitle} intro={imports.wizardIntro} narrow>
      {id ? <KnownImport key={id} id={id} /> : <NewImport />}
    </Page>
  );
}

function NewImport() {
  const { imports } = useMessages();
  const navigate = useNavigate();
  const onDone = useCallback((id: string) => void navigate(`/imports/${encodeURIComponent(id)}`, { replace: true }), [navigate]);
  return (
    <>
      <StepBar at={0} />
      <Card>
        <FileStep target={customerUpload} hint={imports.dropHint} onDone={onDone} />
      </Card>
    </>
  );
}

function KnownImport({ id }: { id: string }) {
  const { imports } = useMessages();
  const client = useQueryClient();
  const query = useQuery(importQuery(id));
  const [remapping, setRemapping] = useState(false);
  const onChange = (next: CustomerImport): void => {
    client.setQueryData(importKeys.one(id), next);
    void client.invalidateQueries({ queryKey: importKeys.list });
  };
  return (
    <QueryState
      query={query}
      skeleton={
        <Card>
          <Skeleton active paragraph={{ rows: 6 }} style={{ padding: 16 }} />
        </Card>
      }
    >
      {(job) => {
        const step = remapping && job.status === 'ready' ? 'mapping' : stepOf(job);
        return (
          <>
            <StepBar at={stepNumber[step]} />
            <Card>
              {step === 'file' ? (
                <FileStep
                  target={customerUpload}
                  hint={imports.dropHint}
                  unfinished={job}
                  onDone={() => void client.invalidateQueries({ queryKey: importKeys.one(id) })}
                />
              ) : null}
              {step === 'mapping' ? (
                <MappingStep
                  job={job}
                  onChecked={(next) => {
                    setRemapping(false);
                    onChange(next);
                  }}
                />
              ) : null}
              {step === 'checked' ? <CheckedStep job={job} onBack={() => setRemapping(true)} onChange={onChange} /> : null}
              {step === 'running' || step === 'done' ? <RunningStep job={job} onChange={onChange} /> : null}
            </Card>
          </>
        );
      }}
    </QueryState>
  );
}

type Step = 'file' | 'mapping' | 'checked' | 'running' | 'done';
const stepNumber: Record<Step, number> = { file: 0, mapping: 1, checked: 2, running: 3, done: 4 };

export function stepOf({ status, columns }: Pick<CustomerImport, 'status' | 'columns'>): Step {
  if (status === 'preparing') return columns.length > 0 ? 'mapping' : 'file';
  if (status === 'checking') return 'running';
  if (status === 'ready') return 'checked';
  return status === 'running' || status === 'paused' || status === 'undoing' ? 'running' : 'done';
}

function StepBar({ at }: { at: number }) {
  const { imports } = useMessages();
  const narrow = useNarrow();
  return (
    <Steps
      size="small"
      current={at}
      responsive={false}
      titlePlacement={narrow ? 'vertical' : 'horizontal'}
      style={{ margin: '4px 0 16px' }}
      items={imports.steps.map((title) => ({ title }))}
    />
  );
}
