import type { ExportSection, PrivacyPart } from '../../kernel/privacy/privacy-part.ts';
import { rowsAbout } from '../../kernel/privacy/privacy-part.ts';

const kinds = {
  oa_openid: '公众号 openid',
  mini_openid: '小程序 openid',
  unionid: '微信 unionid',
  external_userid: '企业微信外部联系人编号',
  phone: '手机号（仅保存加密指纹）',
  typed_phone: '员工登记的手机号（仅保存加密指纹）',
} as const;

/** The platforms' names for a person. */
export const identityPrivacyPart: PrivacyPart = {
  name: 'identity',
  holdings: [rowsAbout('微信身份关联', 'identities', ['customer_id', 'origin_customer_id'])],
  exportFor: (_ctx, { identities }) => {
    const shown = identities.map((it) => ({
      kind: it.kind,
      app: it.appId,
      value: it.kind === 'phone' || it.kind === 'typed_phone' ? null : it.value,
    }));
    const section: ExportSection = {
      key: 'identities',
      title: '微信身份',
      columns: ['类型', '所属应用', '编号'],
      rows: shown.map((it) => [kinds[it.kind], it.app, it.value ?? '—']),
      data: shown,
    };
    return Promise.resolve([section]);
  },
};
