import type { Clock } from './clock.ts';
import { freshId } from './ids.ts';

interface SceneCode {
  ticket: string;
  scene: string;
  numeric: boolean;
  url: string;
  expiresAt: number | undefined;
}

export interface SceneCodes {
  create(scene: string, numeric: boolean, expireSeconds: number | undefined): SceneCode;
  byTicket(ticket: string): SceneCode | undefined;
  byScene(scene: string): SceneCode | undefined;
  all(): SceneCode[];
}

export function createSceneCodes(clock: Clock): SceneCodes {
  const byTicket = new Map<string, SceneCode>();
  const byScene = new Map<string, SceneCode>();
  return {
    create: (scene, numeric, expireSeconds) => {
      const code: SceneCode = {
        ticket: `${freshId('gQ', 94)}==`,
        scene,
        numeric,
        url: `http://weixin.qq.com/q/${freshId('02', 22)}`,
        expiresAt: expireSeconds === undefined ? undefined : clock.now() + expireSeconds * 1000,
      };
      byTicket.set(code.ticket, code);
      byScene.set(scene, code);
      return code;
    },
    byTicket: (ticket) => byTicket.get(ticket),
    byScene: (scene) => byScene.get(scene),
    all: () => [...byTicket.values()],
  };
}
