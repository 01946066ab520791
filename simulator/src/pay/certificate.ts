import type { KeyObject } from 'node:crypto';
import { createPublicKey, sign } from 'node:crypto';
import { bitString, integer, nothing, objectId, sequence, setOf, tagged, utcTime, utf8String } from './der.ts';

const SHA256_WITH_RSA = '1.2.840.113549.1.1.11';
const COMMON_NAME = '2.5.4.3';
const ORGANISATION = '2.5.4.10';
const VERSION_3 = '02';

interface CertificateInput {
  key: KeyObject;
  /** 40 hex digits. */
  serial: string;
  name: string;
  from: number;
  until: number;
}

/** A certificate signed by its own key, as PEM. */
export function makeCertificate({ key, serial, name, from, until }: CertificateInput): string {
  const algorithm = sequence(objectId(SHA256_WITH_RSA), nothing());
  const holder = sequence(
    setOf(sequence(objectId(ORGANISATION), utf8String('Tenpay.com'))),
    setOf(sequence(objectId(COMMON_NAME), utf8String(name))),
  );
  const body = sequence(
    tagged(0, integer(VERSION_3)),
    integer(serial),
    algorithm,
    holder,
    sequence(utcTime(from), utcTime(until)),
    holder,
    createPublicKey(key).export({ type: 'spki', format: 'der' }),
  );
  const der = sequence(body, algorithm, bitString(sign('sha256', body, key)));
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
