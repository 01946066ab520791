import type { ReactNode } from 'react';
import { Component } from 'react';
import { LocaleContext } from '../messages/locale-context.tsx';
import { StateNotice } from './state-notice.tsx';

export class CrashBoundary extends Component<{ children: ReactNode }, { crashed: boolean }> {
  static override contextType = LocaleContext;
  declare context: React.ContextType<typeof LocaleContext>;
  override state = { crashed: false };

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }

  override render(): ReactNode {
    if (!this.state.crashed) return this.props.children;
    const { states } = this.context.messages;
    return (
      <StateNotice
        tone="error"
        title={states.crashedTitle}
        body={states.crashedBody}
        action={{ label: states.reload, onClick: () => window.location.reload() }}
      />
    );
  }
}
