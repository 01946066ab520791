/** @jsxImportSource preact */
import type { Exchange } from '../box-types.ts';
import { Icon } from '../icons.tsx';
import { verdictOf } from './verdict.ts';

export const VerdictMark = ({ exchange }: { exchange: Exchange }) => {
  const { tone, short, text } = verdictOf(exchange);
  return (
    <span class={`verdict ${tone}`} title={text}>
      {short && <Icon name={tone === 'good' ? 'check' : 'warn'} size={15} />}
      {short}
    </span>
  );
};
