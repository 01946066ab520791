/** @jsxImportSource preact */
import type { Exchange } from '../box-types.ts';
import { Icon } from '../icons.tsx';
import { words } from '../words.ts';
import { verdictOf } from './verdict.ts';

export const VerdictMark = ({ exchange }: { exchange: Exchange }) => {
  const { tone, text } = verdictOf(exchange);
  return (
    <span class={`verdict ${tone}`} title={text}>
      {tone !== 'plain' && <Icon name={tone === 'good' ? 'check' : 'warn'} size={15} />}
      {tone !== 'plain' && words.log.signature}
    </span>
  );
};
