import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { id, instant } from './shapes.ts';

const platformErrors = [
  'platform.busy',
  'platform.quota',
  'platform.unreachable',
  'platform.credential',
  'platform.ip_refused',
  'platform.refused',
] as const;

const channelView = z.object({
  id,
  kind: z.enum(['oa_qr', 'wecom_way']),
  name: z.string(),
  /** OA scene_str or WeCom state. */
  key: z.string(),
  qrUrl: z.string(),
  staffUserids: z.array(z.string()),
  welcomeText: z.string().nullable(),
  customersBrought: z.number().int(),
  createdAt: instant,
});

export const channelContracts = {
  'staff.channels.list': endpoint({
    summary: 'QR codes that say where a customer came from.',
    kind: 'read',
    access: { audience: 'staff', permission: 'channels.read' },
    input: z.object({}),
    output: z.object({ channels: z.array(channelView) }),
    errors: [],
  }),
  'staff.channels.create': endpoint({
    summary: 'Make a permanent official-account QR code or a WeCom contact way.',
    kind: 'write',
    access: { audience: 'staff', permission: 'channels.write' },
    input: z.object({
      kind: z.enum(['oa_qr', 'wecom_way']),
      name: z.string().trim().min(1).max(30),
      staffUserids: z.array(z.string().min(1).max(64)).max(100).default([]),
      welcomeText: z.string().trim().max(600).optional(),
    }),
    output: channelView,
    errors: ['channel.staff_required', ...platformErrors],
  }),
  'staff.settings.get': endpoint({
    summary: 'Shop settings.',
    kind: 'read',
    access: { audience: 'staff', permission: 'channels.read' },
    input: z.object({}),
    output: z.object({ shopName: z.string(), oaWelcomeText: z.string(), wecomWelcomeText: z.string() }),
    errors: [],
  }),
  'staff.settings.update': endpoint({
    summary: 'Change shop settings. An empty welcome text means: say nothing.',
    kind: 'write',
    access: { audience: 'staff', permission: 'settings.write' },
    input: z.object({
      shopName: z.string().trim().min(1).max(30),
      oaWelcomeText: z.string().trim().max(600),
      wecomWelcomeText: z.string().trim().max(1000),
    }),
    output: z.object({ shopName: z.string(), oaWelcomeText: z.string(), wecomWelcomeText: z.string() }),
    errors: [],
  }),
};
