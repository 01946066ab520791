import type { Context } from '../../kernel/context.ts';

export interface Channel {
  id: string;
  kind: 'oa_qr' | 'wecom_way';
  key: string;
  name: string;
  qrUrl: string;
  staffUserids: string[];
  welcomeText: string | null;
  createdAt: number;
}

interface Row {
  id: string;
  kind: Channel['kind'];
  channel_key: string;
  name: string;
  qr_url: string;
  config_id: string | null;
  staff_userids: string;
  welcome_text: string | null;
  created_at: number;
}

const toChannel = (row: Row): Channel => ({
  id: row.id,
  kind: row.kind,
  key: row.channel_key,
  name: row.name,
  qrUrl: row.qr_url,
  staffUserids: JSON.parse(row.staff_userids) as string[],
  welcomeText: row.welcome_text,
  createdAt: row.created_at,
});

/** Channels by the scene or state that came with an event; unknown keys are simply absent. */
export async function findChannels(ctx: Context, kind: Channel['kind'], keys: readonly string[]): Promise<Map<string, Channel>> {
  if (keys.length === 0) return new Map();
  const rows: Row[] = await ctx
    .db<Row>('channels')
    .where({ kind })
    .whereIn('channel_key', [...new Set(keys)]);
  return new Map(rows.map((row) => [row.channel_key, toChannel(row)]));
}

export async function listAllChannels(ctx: Context): Promise<Channel[]> {
  return (await ctx.db<Row>('channels').orderBy('created_at', 'desc').limit(500)).map(toChannel);
}

export async function insertChannel(ctx: Context, channel: Channel & { configId: string | null }): Promise<void> {
  await ctx.db('channels').insert({
    id: channel.id,
    kind: channel.kind,
    channel_key: channel.key,
    name: channel.name,
    qr_url: channel.qrUrl,
    config_id: channel.configId,
    staff_userids: JSON.stringify(channel.staffUserids),
    welcome_text: channel.welcomeText,
    created_at: channel.createdAt,
  });
}
