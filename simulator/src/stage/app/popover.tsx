/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

type PopoverProps = {
  label: string;
  button: ComponentChildren;
  buttonClass?: string;
  side?: 'start' | 'end';
  children: (close: () => void) => ComponentChildren;
};

/** A button that opens a small panel beneath it; closes on Escape, on a tap outside and when focus leaves. */
export const Popover = ({ label, button, buttonClass = 'button', side = 'start', children }: PopoverProps) => {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      opener.current?.focus();
    };
    // A tap into an iframe is not seen here; the window losing focus is.
    const away = () => setOpen(false);
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    document.addEventListener('keydown', escape);
    window.addEventListener('blur', away);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
      document.removeEventListener('keydown', escape);
      window.removeEventListener('blur', away);
    };
  }, [open]);

  return (
    <div class="popover" ref={root}>
      <button
        ref={opener}
        class={buttonClass}
        aria-haspopup="true"
        aria-expanded={open}
        aria-label={label}
        title={label}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && <div class={`popover-panel ${side}`}>{children(() => setOpen(false))}</div>}
    </div>
  );
};
