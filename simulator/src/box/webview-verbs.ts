import type { Json } from '../http/fields.ts';
import type { World } from '../world/world.ts';
import { invokeBridge } from './bridge.ts';
import { personById, staffById } from './find.ts';
import { BoxError } from './refuse.ts';

export function webviewVerbs(world: World) {
  return {
    openSession: (input: { userid: string; personId?: string; entry?: string }) => {
      const staff = staffById(world, input.userid);
      const personId = input.personId ? personById(world, input.personId).id : undefined;
      const webview = world.webviews.open(staff.userid, personId, input.entry ?? (personId ? 'single_chat_tools' : 'normal'));
      const url = new URL(world.addresses.sidebar);
      url.searchParams.set('box', webview.box);
      return { box: webview.box, url: url.toString() };
    },
    invoke: (input: { box: string; name: string; params?: Json; url?: string }): Json => {
      const webview = world.webviews.get(input.box);
      if (!webview) throw new BoxError(404, 'no_box', '没有这个窗口，请重新打开侧边栏');
      return invokeBridge(input.name, { world, webview, params: input.params ?? {}, url: input.url ?? '' });
    },
  };
}
