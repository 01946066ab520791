import { setUpLogin } from '../../api/login.ts';
import { keepSessionFresh } from '../../api/session-renewal.ts';
import { mount } from '../../ui/mount.tsx';
import { prepareWecom } from '../../wecom/prepare.ts';
import { loginStuck, SidebarApp } from './sidebar-app.tsx';

setUpLogin({ mode: 'sidebar', onStuck: loginStuck.tell });
// Whoever sits at WeCom now is asked for anew.
keepSessionFresh(() => window.location.reload());
void prepareWecom().then(() => mount(<SidebarApp />));
