/** @jsxImportSource preact */
import { render } from 'preact';
import { followExchanges } from './live-exchanges.ts';
import { refreshDesk, watchStaffChats } from './refresh.ts';
import { keepSelectionInAddress } from './selection.ts';
import { Stage } from './stage.tsx';
import { onStageChange, getStage } from './stage-state.ts';
import { offerTour } from './tour/tour-control.ts';
import './styles/tokens.css';
import './styles/controls.css';
import './styles/forms.css';
import './styles/desk.css';
import './styles/phone.css';
import './styles/bills.css';
import './styles/chat.css';
import './styles/wecom.css';
import './styles/log.css';
import './styles/exchange-detail.css';
import './styles/tour.css';
import './styles/stacked.css';
import './styles/tabbed.css';
import './styles/tabbed-parts.css';

const place = document.getElementById('stage');
if (place) render(<Stage />, place);

// The chats belong to the chosen person and member of staff: another choice, another look.
let chosen = '';
onStageChange(() => {
  const { personId, userid, load } = getStage();
  const now = `${personId} ${userid}`;
  if (load !== 'ready' || now === chosen) return;
  const first = chosen === '';
  chosen = now;
  if (!first) void refreshDesk();
});

keepSelectionInAddress();
offerTour();
void refreshDesk();
followExchanges();
watchStaffChats();
