import { describe, expect, it } from 'vitest';
import { createCrypt, signPage } from '../src/callbacks/crypt.ts';

const official = createCrypt('crmDemoToken2026', 'q7Zr2Lx9Vb4Nc6Md8Kf1Hs3Jg5Tp0WyEaUiOoRtYzXw', 'wx00aa11bb22cc33dd');
const OFFICIAL_ENCRYPTED =
  'Ol7YkL0fOmnesXbXssswQjkHjJTIQ/YyY5312YXuibg01w3Dgsuzx+UMWp0s8Tm35gtFsjesQ9du9ojenuHifL4YgUbdULvAyl2LEh/MlO0UkiNA+mTvK/0ZHwpsTOgMckKkl0+RXax46mpFmfzWBeZa/l0yhbpp/WRWrTlJMnSBun9NDcMVa15HRcS2sqFbraV131yNjhA+1mQUoqUGCcDfQpTqthGjbRNfvqHGVTxX0eZOiwHh7r+mIO+ybj/JFiYIeNCr8MtJPRQZ85DG3dQvA/AOvIv0FLxrcQnGkDL09Us77QO13u2ULUL4EvLFgbjkhvr5wq3Caefx8dYkYLPgLGVrnIEZ2quFdKYXsnUJEOCb0RLxyi92EJMUND2Z8Gvhn5iRb+aPFz5mb3pQuMht7Wp6cjCzZHUXgx/6NIM=';
const OFFICIAL_MESSAGE =
  '<xml><ToUserName><![CDATA[gh_demo00000001]]></ToUserName><FromUserName><![CDATA[oDEMO_openid_0001]]></FromUserName><CreateTime>1767225600</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[你好]]></Content><MsgId>23456789012345678</MsgId></xml>';

const wecom = createCrypt('demoToken1', 'DemoKeyDemoKeyDemoKeyDemoKeyDemoKeyDemoKey1', 'ww1f0demo00000001');
const WECOM_ECHOSTR = 'EimN0YqiM13tKuuTP03vzne9uXJ7crh74MLnXWQixpe4xOHJ/J6h4U3XS5Yw1VY4wGKOyRvgtHTlDRToVX2nEg==';
const WECOM_ENCRYPTED =
  'DOpPH+82wS6vr2GeeXeu8tdnVbeJy0gOUuApN1eAo/2PBHEtO06h34iomGNTPdRlobmiAYAoZkjcz/s6PIpzJaKZVmnF+5b6+EZPETOXB6huKnc0eC0F9VA5HnAa4Qx8IYp0CWclQzDA0ge6YF+uomCp4uYjeJkxA6cE28U82W9OObrcVo2mB8dFPUMRaswoIw6mB1CtbgFs2s1WZfkcMJzaQ0oSoacmsY84EVWXAaxogjO7Y/LtwFv37ayFMtlHmg2s+14hvtT67qsvmYNSsz5sEx2pqhBflcD2q4ffncb3CsPuIWEshb7mjGosaSvdFuAl/WLMyrWysrBQj6+NkaLNq4ZgtpZIqT1kDRhLjxCN8KStAOgkadTQulpDGtlUYCFFvD0izP2lr8hCFLjMjLJAC0xzSRI9E5NGtWmqcVtwSlb10fszqA6LvRorMDHXg6AwhqltYvvBaJQufDAuFw==';
const WECOM_MESSAGE =
  '<xml><ToUserName>ww1f0demo00000001</ToUserName><FromUserName>sys</FromUserName><CreateTime>1767225600</CreateTime><MsgType>event</MsgType><Event>change_external_contact</Event><ChangeType>del_follow_user</ChangeType><UserID>chen.li</UserID><ExternalUserID>wmDEMO0001</ExternalUserID></xml>';

describe('the official account’s vectors', () => {
  it('signs token, timestamp and nonce', () => {
    expect(official.sign('1767225600', '778899001')).toBe('dce0a107b2015a58f6b61dd9a7725a32b4e311da');
  });
  it('signs a cipher text', () => {
    expect(official.signMessage('1767225600', '778899001', OFFICIAL_ENCRYPTED)).toBe('cdabe0610dc3c1badbcb6a41e594d8df58acc76f');
  });
  it('decrypts to the very bytes', () => {
    expect(official.decrypt(OFFICIAL_ENCRYPTED)).toBe(OFFICIAL_MESSAGE);
  });
  it('encrypts what it can decrypt, padded to 32 bytes', () => {
    const encrypted = official.encrypt('欧阳·买买提江🍵');
    expect(Buffer.from(encrypted, 'base64').length % 32).toBe(0);
    expect(official.decrypt(encrypted)).toBe('欧阳·买买提江🍵');
  });
  it('refuses a text made for another account', () => {
    const other = createCrypt('crmDemoToken2026', 'q7Zr2Lx9Vb4Nc6Md8Kf1Hs3Jg5Tp0WyEaUiOoRtYzXw', 'wxother');
    expect(() => official.decrypt(other.encrypt('x'))).toThrow('receiver');
  });
});

describe('WeCom’s vectors', () => {
  it('the echostr of a GET check', () => {
    expect(wecom.signMessage('1767225600', 'n0nce2', WECOM_ECHOSTR)).toBe('aab36fa3097c8e1439f79652dc2f9b8b9a360703');
    expect(wecom.decrypt(WECOM_ECHOSTR)).toBe('7788990011');
  });
  it('an event', () => {
    expect(wecom.signMessage('1767225600', 'n0nce1', WECOM_ENCRYPTED)).toBe('7556b90c4e940a4520479e8607be9dd0dfebcdfb');
    expect(wecom.decrypt(WECOM_ENCRYPTED)).toBe(WECOM_MESSAGE);
  });
});

describe('the JS-SDK’s vectors', () => {
  it('official account', () => {
    const signature = signPage('DEMO_TICKET_abc123', 'n0nceDemo', '1767225600', 'https://crm.example.cn/h5/order?id=42');
    expect(signature).toBe('9ff5099cf9a64eb0f0b63aceec971834c8c9eace');
  });
  it('WeCom', () => {
    expect(signPage('T', 'N', '1', 'https://a.example/p?x=1')).toBe('b3d60bb69e03e1ce66eea535a2c5b80be0f0043b');
  });
});
