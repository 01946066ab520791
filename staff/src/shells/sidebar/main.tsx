import { setUpLogin } from '../../api/login.ts';
import { mount } from '../../ui/mount.tsx';
import { prepareWecom } from '../../wecom/prepare.ts';
import { loginStuck, SidebarApp } from './sidebar-app.tsx';

setUpLogin({ mode: 'sidebar', onStuck: loginStuck.tell });
void prepareWecom().then(() => mount(<SidebarApp />));
