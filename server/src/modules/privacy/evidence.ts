/** How long a claim can be brought, so how long we must be able to prove what was agreed to and what was done. */
export const evidenceMs = 3 * 365 * 86_400_000;
export const evidenceLaw = '《民法典》第一百八十八条（三年诉讼时效）、《个人信息保护法》第六十九条：须能证明处理合法';
