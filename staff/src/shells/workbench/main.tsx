import { setUpLogin } from '../../api/login.ts';
import { mount } from '../../ui/mount.tsx';
import { prepareWecom } from '../../wecom/prepare.ts';
import { WorkbenchApp } from './workbench-app.tsx';

setUpLogin({ mode: 'workbench', onStuck: () => window.location.assign('/workbench/login?error=stuck') });
void prepareWecom().then(() => mount(<WorkbenchApp />));
