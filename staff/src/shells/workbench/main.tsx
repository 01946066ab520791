import { setUpLogin } from '../../api/login.ts';
import { keepSessionFresh } from '../../api/session-renewal.ts';
import { mount } from '../../ui/mount.tsx';
import { prepareWecom } from '../../wecom/prepare.ts';
import { WorkbenchApp } from './workbench-app.tsx';

setUpLogin({ mode: 'workbench', onStuck: () => window.location.assign('/workbench/login?error=stuck') });
keepSessionFresh(() => window.location.assign('/workbench/login'));
void prepareWecom().then(() => mount(<WorkbenchApp />));
