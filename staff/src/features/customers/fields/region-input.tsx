import { Cascader } from 'antd';
import { useMessages } from '../../../messages/locale-context.tsx';
import { regionOptions, regionPath } from './regions.ts';

interface Props {
  value: string | null;
  onChange: (code: string | null) => void;
  label: string;
  autoFocus?: boolean;
}

/** Province, then city; the province alone will do. */
export function RegionInput({ value, onChange, label, autoFocus = false }: Props) {
  const { records } = useMessages();
  return (
    <Cascader
      style={{ width: '100%' }}
      value={value ? regionPath(value) : []}
      options={regionOptions()}
      changeOnSelect
      showSearch
      autoFocus={autoFocus}
      placeholder={records.choose}
      aria-label={label}
      onChange={(path) => onChange(path?.at(-1)?.toString() ?? null)}
    />
  );
}
