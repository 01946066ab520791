import QRCode from 'qrcode';
import type { Call, Endpoint } from '../http/endpoint.ts';
import { Refusal } from '../http/endpoint.ts';
import type { Json } from '../http/fields.ts';
import { numberOf, objectOf, textOf } from '../http/fields.ts';
import type { SimContext } from '../http/state.ts';
import type { World } from '../world/world.ts';

const LONGEST_SECONDS = 2_592_000;
const ACTIONS: Record<string, { numeric: boolean; permanent: boolean } | undefined> = {
  QR_SCENE: { numeric: true, permanent: false },
  QR_STR_SCENE: { numeric: false, permanent: false },
  QR_LIMIT_SCENE: { numeric: true, permanent: true },
  QR_LIMIT_STR_SCENE: { numeric: false, permanent: true },
};

function sceneOf(body: Json, numeric: boolean, permanent: boolean): string {
  const scene = objectOf(objectOf(body, 'action_info'), 'scene');
  if (!numeric) {
    const text = textOf(scene, 'scene_str');
    if (text.length < 1 || text.length > 64) throw new Refusal(40053, 'invalid action info');
    return text;
  }
  const id = numberOf(scene, 'scene_id');
  const most = permanent ? 100_000 : 0xffff_ffff;
  if (id === undefined || !Number.isInteger(id) || id < 1 || id > most) throw new Refusal(40053, 'invalid action info');
  return String(id);
}

function create({ world, body }: Call): Json {
  const action = ACTIONS[textOf(body, 'action_name')];
  if (!action) throw new Refusal(40052, 'invalid action name');
  const scene = sceneOf(body, action.numeric, action.permanent);
  const seconds = action.permanent ? undefined : Math.min(numberOf(body, 'expire_seconds') ?? 60, LONGEST_SECONDS);
  const code = world.sceneCodes.create(scene, action.numeric, seconds);
  return { ticket: code.ticket, ...(seconds === undefined ? {} : { expire_seconds: seconds }), url: code.url };
}

/** The real address answers with a jpeg; a PNG shows the same in every browser. */
export const showQrcode =
  (world: World) =>
  async (ctx: SimContext): Promise<void> => {
    const ticket = typeof ctx.query['ticket'] === 'string' ? ctx.query['ticket'] : '';
    const code = world.sceneCodes.byTicket(ticket);
    if (!code) {
      ctx.status = 404;
      return;
    }
    ctx.type = 'image/png';
    ctx.body = await QRCode.toBuffer(code.url, { width: 430, margin: 2 });
  };

export const sceneCodeEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: '/cgi-bin/qrcode/create', token: ['oa'], bare: true, run: create },
];
