import { Form, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import type { Draft } from './draft.ts';
import type { Problems } from './find-problems.ts';

export interface StepProps {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
  /** Empty until somebody wanted to go on. */
  problems: Problems;
}

interface Props {
  label: string;
  hint?: string;
  problem: Problems[keyof Draft];
  children: ReactNode;
}

/** A labelled input with what is wrong with it below. */
export function Field({ label, hint, problem, children }: Props) {
  const { wizard } = useMessages();
  return (
    <Form.Item label={label} extra={hint} validateStatus={problem ? 'error' : ''} help={problem ? wizard.problem[problem] : null}>
      {children}
    </Form.Item>
  );
}

interface WholeProps {
  value: number | null;
  onChange: (value: number | null) => void;
  label: string;
  max: number;
  suffix?: string;
}

export const WholeInput = ({ value, onChange, label, max, suffix }: WholeProps) => (
  <InputNumber<number>
    value={value}
    onChange={onChange}
    min={0}
    max={max}
    precision={0}
    suffix={suffix}
    aria-label={label}
    style={{ width: '100%' }}
  />
);

const mostCodes = 200;

/** Codes of categories, goods or stores; a pasted column of them works, too. */
export const CodesInput = ({ value, onChange, label }: { value: string[]; onChange: (codes: string[]) => void; label: string }) => (
  <Select<string[]>
    mode="tags"
    open={false}
    suffixIcon={null}
    value={value}
    maxCount={mostCodes}
    tokenSeparators={[',', '，', '、', ' ', '\n', '\t']}
    onChange={(codes) => onChange(codes.map((code) => code.trim().slice(0, 64)).filter(Boolean))}
    aria-label={label}
    style={{ width: '100%' }}
  />
);
