export { checkChain, checkDaily } from './jobs/check-chain.ts';
