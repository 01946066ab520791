import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Radio, Select } from 'antd';
import { useState } from 'react';
import { write } from '../../api/call.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { useReportFailure } from '../../ui/use-report-failure.ts';
import { useFields } from '../customers/fields/field-catalogue.ts';
import { sessionQuery } from '../session/api.ts';
import type { CustomerImport } from './api.ts';
import css from './imports.module.css';
import type { Mapping, MatchBy } from './mapping.ts';
import { extraTargets, fittingMatch, importTargets, isUsable, mapColumn, matchChoices } from './mapping.ts';

interface Props {
  job: CustomerImport;
  onChecked: (job: CustomerImport) => void;
}

/** Column by column: what it is called in the file, what stands in it, and where it goes. Starts from the server's guess. */
export function MappingStep({ job, onChecked }: Props) {
  const { imports } = useMessages();
  const all = useFields();
  const report = useReportFailure();
  const [mapping, setMapping] = useState<Mapping>(job.mapping);
  const [wantedMatch, setWantedMatch] = useState<MatchBy>(job.matchBy);
  const [onMatch, setOnMatch] = useState(job.onMatch);
  const [fillRegion, setFillRegion] = useState(job.fillRegion);
  const matchBy = fittingMatch(mapping, wantedMatch);
  const check = useMutation({
    mutationFn: () => write('staff.imports.check', { id: job.id, mapping, matchBy, onMatch, fillRegion }),
    onSuccess: onChecked,
    onError: report,
  });
  const name = (target: string): string =>
    (extraTargets as readonly string[]).includes(target) ? imports.extra[target as (typeof extraTargets)[number]] : all.label(target);
  const { data: session } = useQuery(sessionQuery);
  const targets = importTargets(all, session?.staff.role === 'admin');
  return (
    <div className={css.step}>
      <div className={css.fileName}>{job.fileName}</div>
      <span className={css.quiet}>{imports.mappingHint(Object.keys(mapping).length, job.columns.length)}</span>
      <div className={css.columns} role="table" aria-label={imports.mapping}>
        {job.columns.map((column) => {
          const target = mapping[column.name];
          return (
            <div key={column.name} className={css.column} role="row">
              <span className={css.heading} role="rowheader">
                {column.name}
                <span className={css.samples}>{column.samples.filter(Boolean).slice(0, 3).join('、') || imports.noSamples}</span>
              </span>
              <span className={css.arrow} aria-hidden>
                →
              </span>
              <Select<string>
                value={target ?? ''}
                showSearch={{ optionFilterProp: 'label' }}
                status={target ? '' : 'warning'}
                aria-label={imports.goesTo(column.name)}
                options={[{ value: '', label: imports.leaveOut }, ...targets.map((key) => ({ value: key, label: name(key) }))]}
                onChange={(next) => setMapping(mapColumn(mapping, column.name, next || null))}
              />
            </div>
          );
        })}
      </div>
      <div className={css.choice}>
        <span>{imports.matchBy}</span>
        <Radio.Group
          value={matchBy}
          onChange={(event) => setWantedMatch(event.target.value as MatchBy)}
          options={matchChoices(mapping).map((it) => ({ value: it, label: imports.match[it] }))}
        />
      </div>
      {matchBy === 'none' ? null : (
        <div className={css.choice}>
          <span>{imports.onMatch}</span>
          <Radio.Group
            value={onMatch}
            onChange={(event) => setOnMatch(event.target.value as CustomerImport['onMatch'])}
            options={[
              { value: 'update', label: imports.update },
              { value: 'skip', label: imports.skip },
            ]}
          />
        </div>
      )}
      {all.find('region') && Object.values(mapping).includes('phone') ? (
        <Checkbox checked={fillRegion} onChange={(event) => setFillRegion(event.target.checked)}>
          {imports.fillRegion}
        </Checkbox>
      ) : null}
      <div className={css.actions}>
        <span className={css.quiet}>{imports.checkHint}</span>
        <Button type="primary" disabled={!isUsable(mapping, matchBy)} loading={check.isPending} onClick={() => check.mutate()}>
          {imports.check}
        </Button>
      </div>
    </div>
  );
}
