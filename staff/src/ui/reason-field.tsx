import { Button, Flex, Input } from 'antd';

const shortest = 2;

/** Whether it says anything; the server refuses less. */
export const isReason = (text: string): boolean => text.trim().length >= shortest;

interface Props {
  value: string;
  onChange: (text: string) => void;
  /** The usual ones, one tap each. */
  presets: readonly string[];
  label: string;
  placeholder: string;
  onPressEnter?: () => void;
}

/** Why something is done that stays on record: one of the usual reasons, or one's own words. */
export const ReasonField = ({ value, onChange, presets, label, placeholder, onPressEnter }: Props) => (
  <>
    <Flex wrap gap={8} style={{ marginBottom: 12 }}>
      {presets.map((preset) => (
        <Button
          key={preset}
          type={value === preset ? 'primary' : 'default'}
          aria-pressed={value === preset}
          onClick={() => onChange(preset)}
        >
          {preset}
        </Button>
      ))}
    </Flex>
    <Input
      value={presets.includes(value) ? '' : value}
      onChange={(event) => onChange(event.target.value)}
      {...(onPressEnter ? { onPressEnter } : {})}
      placeholder={placeholder}
      aria-label={label}
      maxLength={200}
    />
  </>
);
