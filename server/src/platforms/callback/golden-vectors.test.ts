import { expect, test } from 'vitest';
import { officialCallback, officialSender, wecomCallback, wecomSender } from '../test-support/accounts.ts';
import { sealedXml } from '../test-support/sealed-push.ts';
import { openSealed } from './cipher.ts';
import { signatureOf } from './signature.ts';

const official = {
  timestamp: '1767225600',
  nonce: '778899001',
  sealed:
    'Ol7YkL0fOmnesXbXssswQjkHjJTIQ/YyY5312YXuibg01w3Dgsuzx+UMWp0s8Tm35gtFsjesQ9du9ojenuHifL4YgUbdULvAyl2LEh/MlO0UkiNA+mTvK/0ZHwpsTOgMckKkl0+RXax46mpFmfzWBeZa/l0yhbpp/WRWrTlJMnSBun9NDcMVa15HRcS2sqFbraV131yNjhA+1mQUoqUGCcDfQpTqthGjbRNfvqHGVTxX0eZOiwHh7r+mIO+ybj/JFiYIeNCr8MtJPRQZ85DG3dQvA/AOvIv0FLxrcQnGkDL09Us77QO13u2ULUL4EvLFgbjkhvr5wq3Caefx8dYkYLPgLGVrnIEZ2quFdKYXsnUJEOCb0RLxyi92EJMUND2Z8Gvhn5iRb+aPFz5mb3pQuMht7Wp6cjCzZHUXgx/6NIM=',
};

const wecom = {
  timestamp: '1767225600',
  nonce: 'n0nce1',
  sealed:
    'DOpPH+82wS6vr2GeeXeu8tdnVbeJy0gOUuApN1eAo/2PBHEtO06h34iomGNTPdRlobmiAYAoZkjcz/s6PIpzJaKZVmnF+5b6+EZPETOXB6huKnc0eC0F9VA5HnAa4Qx8IYp0CWclQzDA0ge6YF+uomCp4uYjeJkxA6cE28U82W9OObrcVo2mB8dFPUMRaswoIw6mB1CtbgFs2s1WZfkcMJzaQ0oSoacmsY84EVWXAaxogjO7Y/LtwFv37ayFMtlHmg2s+14hvtT67qsvmYNSsz5sEx2pqhBflcD2q4ffncb3CsPuIWEshb7mjGosaSvdFuAl/WLMyrWysrBQj6+NkaLNq4ZgtpZIqT1kDRhLjxCN8KStAOgkadTQulpDGtlUYCFFvD0izP2lr8hCFLjMjLJAC0xzSRI9E5NGtWmqcVtwSlb10fszqA6LvRorMDHXg6AwhqltYvvBaJQufDAuFw==',
};

test('the plain signature of the official account is the published one', () => {
  expect(signatureOf([officialSender.token, official.timestamp, official.nonce])).toBe('dce0a107b2015a58f6b61dd9a7725a32b4e311da');
});

test('the official account answers the URL check with the echo text as it came', () => {
  const query = { ...official, signature: 'dce0a107b2015a58f6b61dd9a7725a32b4e311da', echostr: '4375120948345356249' };
  expect(officialCallback.verifyUrl(query)).toBe('4375120948345356249');
});

test('a safe-mode push of the official account opens, MsgId with all its digits', () => {
  const query = { ...official, msg_signature: 'cdabe0610dc3c1badbcb6a41e594d8df58acc76f', encrypt_type: 'aes' };
  const opened = officialCallback.openPush({ query, rawBody: sealedXml(official.sealed) });
  expect(opened.encrypted).toBe(true);
  expect(opened.dedupeKey).toMatch(/^[0-9a-f]{64}$/);
  expect(opened.message).toMatchObject({
    toUserName: 'gh_demo00000001',
    fromUserName: 'oDEMO_openid_0001',
    createTime: 1767225600,
    msgType: 'text',
    content: '你好',
    msgId: '23456789012345678',
  });
});

test('WeCom answers the URL check with the decrypted echo text', () => {
  const query = {
    msg_signature: 'aab36fa3097c8e1439f79652dc2f9b8b9a360703',
    timestamp: '1767225600',
    nonce: 'n0nce2',
    echostr: 'EimN0YqiM13tKuuTP03vzne9uXJ7crh74MLnXWQixpe4xOHJ/J6h4U3XS5Yw1VY4wGKOyRvgtHTlDRToVX2nEg==',
  };
  expect(wecomCallback.verifyUrl(query)).toBe('7788990011');
});

test.each([
  ['XML', Buffer.from(`<xml><AgentID>1000002</AgentID><Encrypt><![CDATA[${wecom.sealed}]]></Encrypt></xml>`)],
  ['JSON', Buffer.from(JSON.stringify({ tousername: 'ww1f0demo00000001', encrypt: wecom.sealed, agentid: 1000002 }))],
])('a WeCom event in an %s envelope opens', (_format, rawBody) => {
  const query = { msg_signature: '7556b90c4e940a4520479e8607be9dd0dfebcdfb', timestamp: wecom.timestamp, nonce: wecom.nonce };
  const { message, dedupeKey } = wecomCallback.openPush({ query, rawBody });
  expect(dedupeKey).toMatch(/^[0-9a-f]{64}$/);
  expect(message).toMatchObject({
    fromUserName: 'sys',
    event: 'change_external_contact',
    changeType: 'del_follow_user',
    userId: 'chen.li',
    externalUserId: 'wmDEMO0001',
  });
});

test('decrypting for another receiver is refused by the cipher itself', () => {
  expect(() => openSealed(wecomSender.encodingAesKey, 'ww0000000000000000', wecom.sealed)).toThrow('callback.refused');
});
