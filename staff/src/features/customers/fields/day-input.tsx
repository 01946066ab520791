import { DatePicker } from 'antd';
import dayjs from 'dayjs';

interface Props {
  value: string | null;
  onChange: (day: string | null) => void;
  label: string;
  autoFocus?: boolean;
}

/** A business day as text, `2026-11-22`; no clock and no time zone is involved. */
export function DayInput({ value, onChange, label, autoFocus = false }: Props) {
  return (
    <DatePicker
      style={{ width: '100%' }}
      value={value ? dayjs(value, 'YYYY-MM-DD') : null}
      onChange={(next) => onChange(next ? next.format('YYYY-MM-DD') : null)}
      aria-label={label}
      autoFocus={autoFocus}
      inputReadOnly={matchMedia('(pointer: coarse)').matches}
    />
  );
}
