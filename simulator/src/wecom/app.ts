import type { Call, Endpoint } from '../http/endpoint.ts';
import { Refusal } from '../http/endpoint.ts';
import type { Json } from '../http/fields.ts';
import { textOf } from '../http/fields.ts';

function userInfo({ world, query }: Call): Json {
  const taken = world.codes.take('staff-oauth', textOf(query, 'code'));
  if (typeof taken === 'string') throw new Refusal(40029, 'invalid code');
  return { userid: taken.subject };
}

function agentTicket({ world, query }: Call): Json {
  if (textOf(query, 'type') !== 'agent_config') throw new Refusal(91040, 'get ticket type is invalid');
  return world.tickets.get('wecom-agent');
}

function agent({ world, query }: Call): Json {
  if (textOf(query, 'agentid') !== world.accounts.WECOM_AGENT_ID)
    throw new Refusal(301002, 'not allow operate another agent with this accesstoken');
  return {
    agentid: Number(world.accounts.WECOM_AGENT_ID),
    name: '连客',
    square_logo_url: `${world.addresses.public}/avatars/lianke.svg`,
    description: '客户关系管理',
    allow_userinfos: { user: [...world.people.staff.keys()].map((userid) => ({ userid })) },
    allow_partys: { partyid: [1] },
    allow_tags: { tagid: [] },
    close: 0,
    redirect_domain: new URL(world.addresses.callbackBase).host,
    report_location_flag: 0,
    isreportenter: 0,
    home_url: world.addresses.workbench,
  };
}

const ips = (...list: string[]) => ({ ip_list: list });

export const appEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/cgi-bin/auth/getuserinfo', token: ['agent'], run: userInfo },
  { method: 'GET', path: '/cgi-bin/get_jsapi_ticket', token: ['agent'], run: ({ world }) => world.tickets.get('wecom-jsapi') },
  { method: 'GET', path: '/cgi-bin/ticket/get', token: ['agent'], run: agentTicket },
  { method: 'GET', path: '/cgi-bin/agent/get', token: ['agent'], run: agent },
  { method: 'GET', path: '/cgi-bin/getcallbackip', token: ['agent', 'contact'], run: () => ips('127.0.0.1', '198.51.100.7') },
  { method: 'GET', path: '/cgi-bin/get_api_domain_ip', token: ['agent', 'contact'], run: () => ips('127.0.0.1', '203.0.113.7') },
];
