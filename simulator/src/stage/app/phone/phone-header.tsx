/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { Icon } from '../icons.tsx';
import { words } from '../words.ts';

type PhoneHeaderProps = { title: string; onBack?: () => void; children?: ComponentChildren };

export const PhoneHeader = ({ title, onBack, children }: PhoneHeaderProps) => (
  <header class="phone-header">
    <div class="phone-header-side">
      {onBack && (
        <button class="icon-button" aria-label={words.phone.back} onClick={onBack}>
          <Icon name="back" size={22} />
        </button>
      )}
    </div>
    <h2>{title}</h2>
    <div class="phone-header-side end">{children}</div>
  </header>
);
