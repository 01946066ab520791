import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';

const text = z.string().trim().min(1);
const address = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));
const pem = text.transform((given) => given.replaceAll('\\n', '\n'));
const privateKey = pem.refine((given) => isKey(() => createPrivateKey(given)), '不是 RSA 私钥 PEM / is not the PEM of an RSA private key');
const publicKey = pem.refine((given) => isKey(() => createPublicKey(given)), '不是 RSA 公钥 PEM / is not the PEM of an RSA public key');
const aesKey = z.string().regex(/^[A-Za-z0-9]{43}$/, '必须是 43 位字母或数字 / must be 43 letters or digits');

/** Every environment variable the product reads, with its form. `.env.example` is generated from this. */
export const settings = {
  NODE_ENV: {
    form: z.enum(['production', 'development', 'test']).default('development'),
    about: 'production refuses the simulator and its secrets',
  },
  PORT: { form: z.coerce.number().int().min(0).max(65535).default(4300), about: 'HTTP port of the server' },
  HOST: { form: text.default('0.0.0.0'), about: 'address to listen on' },
  PUBLIC_URL: { form: address.optional(), about: 'how the world reaches the server; default http://127.0.0.1:$PORT' },
  TRUST_PROXY: { form: z.enum(['0', '1']).default('0'), about: '1 behind a load balancer that sets X-Forwarded-For' },
  LOG_LEVEL: { form: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'), about: 'how much to log' },
  ROLES: { form: text.default('web,worker,cron'), about: 'which of web, worker, cron this process plays' },
  DATABASE_URL: {
    form: text.default('sqlite:./data/lianke.db'),
    about: 'sqlite:<file> or mysql://user:pass@host:port/name[?socketPath=…]',
  },
  REDIS_URL: { form: text.optional(), about: 'redis://… ; needed when several processes share the work' },
  DATA_KEYS: {
    form: z
      .string()
      .regex(/^[a-z0-9]+:[A-Za-z0-9+/]{43}=(,[a-z0-9]+:[A-Za-z0-9+/]{43}=)*$/, 'form id:base64 of 32 bytes, newest first')
      .optional(),
    about: 'keys that encrypt personal data, newest first: `k1:$(openssl rand -base64 32)`; required in production',
  },
  ADMIN_USERIDS: {
    form: z.string().default(''),
    about: 'WeCom userids that are administrators, comma separated; default: the first to sign in',
  },
  SIMULATOR_URL: { form: address.default('http://127.0.0.1:4301'), about: 'where the simulator listens when no real account is set' },
  CALLBACK_MAX_SKEW_SECONDS: { form: z.coerce.number().int().min(0).default(600), about: 'how old a callback may be; 0 = any age' },
  EINVOICE_CALLS_PER_SECOND: {
    form: z.coerce.number().int().min(1).default(5),
    about: 'calls per second and seller to the service that issues invoices, all processes together',
  },
  WEIXIN_API_BASE: { form: address.default('https://api.weixin.qq.com'), about: 'official account and mini-program API' },
  WECOM_API_BASE: { form: address.default('https://qyapi.weixin.qq.com'), about: 'WeCom API' },
  WXPAY_API_BASE: { form: address.default('https://api.mch.weixin.qq.com'), about: 'WeChat Pay API' },
  NUONUO_API_BASE: { form: address.default('https://sdk.nuonuo.com/open/v1/services'), about: 'gateway of Nuonuo, which issues invoices' },
  NUONUO_TOKEN_BASE: { form: address.default('https://open.nuonuo.com'), about: 'where Nuonuo gives out access tokens' },
  WEIXIN_OPEN_BASE: { form: address.default('https://open.weixin.qq.com'), about: 'OAuth pages' },
  WECOM_LOGIN_BASE: { form: address.default('https://login.work.weixin.qq.com'), about: 'WeCom sign-in page for desktop browsers' },
  WEIXIN_MP_BASE: { form: address.default('https://mp.weixin.qq.com'), about: 'QR code pictures' },
  OA_APP_ID: { form: text.optional(), about: 'official account AppID' },
  OA_APP_SECRET: { form: text.optional(), about: 'official account AppSecret' },
  OA_TOKEN: {
    form: z
      .string()
      .regex(/^[A-Za-z0-9]{3,32}$/)
      .optional(),
    about: 'official account callback token',
  },
  OA_ENCODING_AES_KEY: { form: aesKey.optional(), about: 'official account callback key' },
  OA_ALLOW_PLAIN: {
    form: z.enum(['0', '1']).default('1'),
    about: '0 refuses unencrypted pushes (set it once the console is in safe mode)',
  },
  MINI_APP_ID: { form: text.optional(), about: 'mini-program AppID' },
  MINI_APP_SECRET: { form: text.optional(), about: 'mini-program AppSecret' },
  MINI_TOKEN: {
    form: z
      .string()
      .regex(/^[A-Za-z0-9]{3,32}$/)
      .optional(),
    about: 'mini-program callback token',
  },
  MINI_ENCODING_AES_KEY: { form: aesKey.optional(), about: 'mini-program callback key' },
  MINI_ALLOW_PLAIN: {
    form: z.enum(['0', '1']).default('0'),
    about: '1 accepts unencrypted pushes although a key is set (their signature does not cover the body)',
  },
  WECOM_CORP_ID: { form: text.optional(), about: 'WeCom corp id' },
  WECOM_AGENT_ID: { form: z.string().regex(/^\d+$/).optional(), about: 'WeCom app AgentId' },
  WECOM_AGENT_SECRET: { form: text.optional(), about: 'WeCom app secret' },
  WECOM_CONTACT_SECRET: { form: text.optional(), about: 'secret used for customer contact; the app secret when the app is a callable app' },
  WECOM_TOKEN: {
    form: z
      .string()
      .regex(/^[A-Za-z0-9]{1,32}$/)
      .optional(),
    about: 'WeCom callback token',
  },
  WECOM_ENCODING_AES_KEY: { form: aesKey.optional(), about: 'WeCom callback key' },
  WXPAY_MCH_ID: {
    form: z
      .string()
      .regex(/^\d{6,32}$/)
      .optional(),
    about: 'WeChat Pay merchant id; needs the mini-program too',
  },
  WXPAY_API_V3_KEY: {
    form: z
      .string()
      .regex(/^[\x21-\x7e]{32}$/, '必须是 32 个字符 / must be 32 characters')
      .optional(),
    about: 'WeChat Pay APIv3 key',
  },
  WXPAY_PRIVATE_KEY: { form: privateKey.optional(), about: 'merchant private key, PEM; line ends may be written \\n' },
  WXPAY_CERT_SERIAL: {
    form: z
      .string()
      .regex(/^[0-9A-Fa-f]{8,64}$/)
      .optional(),
    about: 'merchant certificate serial',
  },
  WXPAY_PUBLIC_KEY_ID: {
    form: z
      .string()
      .regex(/^PUB_KEY_ID_\d+$/)
      .optional(),
    about: 'WeChat Pay public key id, PUB_KEY_ID_…; without it platform certificates are used',
  },
  WXPAY_PUBLIC_KEY: { form: publicKey.optional(), about: 'WeChat Pay public key, PEM; line ends may be written \\n' },
  WXPAY_FAPIAO_LOGO: {
    form: z.url({ protocol: /^https?$/, hostname: /^mmbiz\.q(pic|logo)\.cn$/ }).optional(),
    about: 'logo of invoices in the card pack, an address at mmbiz.qpic.cn; without it invoices are not put there',
  },
  WXSHOP_APP_ID: { form: text.optional(), about: 'WeChat shop (微信小店) AppID' },
  WXSHOP_APP_SECRET: { form: text.optional(), about: 'WeChat shop AppSecret' },
  WXSHOP_TOKEN: {
    form: z
      .string()
      .regex(/^[A-Za-z0-9]{3,32}$/)
      .optional(),
    about: 'WeChat shop callback token',
  },
  WXSHOP_ENCODING_AES_KEY: { form: aesKey.optional(), about: 'WeChat shop callback key' },
} as const;

export type SettingName = keyof typeof settings;
export type Settings = { [N in SettingName]: z.output<(typeof settings)[N]['form']> };

type GroupName = 'officialAccount' | 'miniProgram' | 'wecom' | 'wechatPay' | 'wechatPayPublicKey' | 'wechatShop';
/** Variables that belong together: a half-filled group is a mistake, an empty one means "not connected". */
export const groups: Record<GroupName, { needs: SettingName[]; may: SettingName[] }> = {
  officialAccount: { needs: ['OA_APP_ID', 'OA_APP_SECRET', 'OA_TOKEN', 'OA_ENCODING_AES_KEY'], may: [] },
  miniProgram: { needs: ['MINI_APP_ID', 'MINI_APP_SECRET'], may: ['MINI_TOKEN', 'MINI_ENCODING_AES_KEY'] },
  wecom: {
    needs: ['WECOM_CORP_ID', 'WECOM_AGENT_ID', 'WECOM_AGENT_SECRET', 'WECOM_TOKEN', 'WECOM_ENCODING_AES_KEY'],
    may: ['WECOM_CONTACT_SECRET'],
  },
  wechatPay: {
    needs: ['WXPAY_MCH_ID', 'WXPAY_API_V3_KEY', 'WXPAY_PRIVATE_KEY', 'WXPAY_CERT_SERIAL'],
    may: ['WXPAY_PUBLIC_KEY_ID', 'WXPAY_PUBLIC_KEY', 'WXPAY_FAPIAO_LOGO'],
  },
  wechatPayPublicKey: { needs: ['WXPAY_PUBLIC_KEY_ID', 'WXPAY_PUBLIC_KEY'], may: [] },
  wechatShop: { needs: ['WXSHOP_APP_ID', 'WXSHOP_APP_SECRET'], may: ['WXSHOP_TOKEN', 'WXSHOP_ENCODING_AES_KEY'] },
};

function isKey(read: () => KeyObject): boolean {
  try {
    return read().asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}
