/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { Exchange, Payload } from '../box-types.ts';
import { fullTimeOf } from '../clock.ts';
import { Icon } from '../icons.tsx';
import { setStage } from '../stage-state.ts';
import { words } from '../words.ts';
import { meaningOf, partner, statusText } from './exchange-meaning.ts';
import { prettyBody } from './pretty-body.ts';
import { verdictOf } from './verdict.ts';

const Body = ({ title, text }: { title: string; text: string }) => {
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <figure class="body">
      <figcaption>
        {title}
        {text && (
          <button class="text-button" onClick={copy}>
            {copied ? words.log.copied : words.log.copy}
          </button>
        )}
      </figcaption>
      <pre tabIndex={0}>{text ? prettyBody(text) : words.log.noBody}</pre>
    </figure>
  );
};

const Side = ({ title, payload }: { title: string; payload: Payload }) => {
  const headers = Object.entries(payload.headers ?? {});
  return (
    <section class="exchange-side">
      <h4>{title}</h4>
      <div class="bodies">
        <Body title={payload.decrypted === undefined ? words.log.raw : words.log.rawEncrypted} text={payload.body ?? ''} />
        {payload.decrypted !== undefined && <Body title={words.log.decrypted} text={payload.decrypted} />}
      </div>
      {headers.length > 0 && (
        <details>
          <summary>{words.log.headers}</summary>
          <pre>{headers.map(([name, value]) => `${name}: ${value}`).join('\n')}</pre>
        </details>
      )}
    </section>
  );
};

export const ExchangeDetail = ({ exchange }: { exchange: Exchange }) => {
  const verdict = verdictOf(exchange);
  return (
    <article class="exchange-detail">
      <header>
        <div>
          <h3>
            {partner(exchange)} {meaningOf(exchange)}
          </h3>
          <code>
            {exchange.method} {exchange.path}
          </code>
        </div>
        <button class="icon-button" aria-label={words.log.close} title={words.log.close} onClick={() => setStage({ openSeq: undefined })}>
          <Icon name="close" />
        </button>
      </header>
      <p class="exchange-facts">
        <span class={`exchange-status ${verdict.tone}`}>{statusText(exchange)}</span>
        <span>{words.log.ms(exchange.ms)}</span>
        <span>{fullTimeOf(exchange.at)}</span>
        <span class={`verdict ${verdict.tone}`}>{verdict.text}</span>
      </p>
      <Side title={words.log.request} payload={exchange.request} />
      <Side title={words.log.response} payload={exchange.response} />
    </article>
  );
};
