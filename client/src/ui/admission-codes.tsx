import { Link } from '@tanstack/react-router';
import type { Admission } from '../api/types';
import { useMessages } from '../i18n/i18n';
import { QrCode } from './qr';

/** The admissions of an order, each with a code that opens in full size. */
export function AdmissionCodes({ orderId, admissions }: { orderId: string; admissions: Admission[] }) {
  const m = useMessages();
  return (
    <ul className="codes">
      {admissions.map((admission, i) => (
        <li key={admission.id} className={`code-stub ${admission.status}`}>
          <Link
            to="/orders/$orderId/admissions/$admissionId"
            params={{ orderId, admissionId: admission.id }}
            aria-label={`${m.admission.number(i + 1)}: ${m.order.showCode}`}
          >
            <QrCode code={admission.code} label={m.admission.qr(m.admission.number(i + 1))} />
            <span className="code-name">{m.admission.number(i + 1)}</span>
          </Link>
          <AdmissionStatus status={admission.status} />
        </li>
      ))}
    </ul>
  );
}

export function AdmissionStatus({ status }: { status: string }) {
  const m = useMessages();
  if (status === 'used') return <span className="badge warn">{m.admission.used}</span>;
  if (status === 'void') return <span className="badge bad">{m.admission.void}</span>;
  return <span className="badge good">{m.admission.valid}</span>;
}
