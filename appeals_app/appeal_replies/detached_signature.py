"""What a detached electronic signature (КЕП, a `.p7s` file) says of itself: whose certificate, by whom issued, when signed.

Read, and not verified: whether the signature is that of the letter needs the keys of the provider and Ukrainian
algorithms.  Whoever shows this says so.
"""

from dataclasses import dataclass
from datetime import datetime

from asn1crypto import cms, core, pem, x509

from appeals_app.domain.errors import SignatureFileError

LARGEST = 1024 * 1024
"""Bytes; a signature with a chain of certificates and time stamps has some tens of thousands."""

MOST_SIGNERS = 20

_UNREADABLE = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError)
"""What the reader of ASN.1 raises at bytes that are none, or are cut off or changed."""


@dataclass(frozen=True, slots=True)
class SignatureFacts:
	"""One signature, by its own words; a moment is None where the file does not tell it."""

	owner: str
	issuer: str
	valid_from: datetime
	valid_to: datetime
	signed_at: datetime | None


def read_signatures(content: bytes) -> list[SignatureFacts]:
	"""The signatures in the file; SignatureFileError where it is too large, damaged, or no detached signature."""
	if len(content) > LARGEST:
		raise SignatureFileError(
			"The signature file is larger than {0} KB. Attach the signature alone.", LARGEST // 1024
		)
	try:
		return _read(content)
	except _UNREADABLE as error:
		raise SignatureFileError(
			"The signature file cannot be read: it is damaged or no signature. Make the signature anew and attach that."
		) from error


def _read(content: bytes) -> list[SignatureFacts]:
	if pem.detect(content):
		_kind, _headers, content = pem.unarmor(content)
	info = cms.ContentInfo.load(content, strict=True)
	if info["content_type"].native != "signed_data":
		raise ValueError(info["content_type"].native)
	signed = info["content"]
	if signed["encap_content_info"]["content"].native is not None:
		raise SignatureFileError(
			"The file holds the document itself beside the signature. Make a detached signature and attach that."
		)
	certificates = [choice.chosen for choice in signed["certificates"] if choice.name == "certificate"]
	signers = list(signed["signer_infos"])
	if not 0 < len(signers) <= MOST_SIGNERS:
		raise ValueError(len(signers))
	return [_facts(signer, _certificate_of(signer, certificates)) for signer in signers]


def _certificate_of(signer: cms.SignerInfo, certificates: list[x509.Certificate]) -> x509.Certificate:
	sid = signer["sid"]
	for certificate in certificates:
		if sid.name == "subject_key_identifier":
			is_his = certificate.key_identifier == sid.native
		else:
			is_his = certificate.serial_number == sid.chosen["serial_number"].native
		if is_his:
			return certificate
	raise SignatureFileError(
		"The signature file holds no certificate of the signer. Make the signature with the certificate inside."
	)


def _facts(signer: cms.SignerInfo, certificate: x509.Certificate) -> SignatureFacts:
	validity = certificate["tbs_certificate"]["validity"]
	return SignatureFacts(
		owner=_name(certificate.subject),
		issuer=_name(certificate.issuer),
		valid_from=validity["not_before"].native,
		valid_to=validity["not_after"].native,
		signed_at=_signed_at(signer),
	)


def _name(name: x509.Name) -> str:
	"""The common name and the organisation, without the numbers of a person that certificates hold as well."""
	said = name.native
	words = [said.get(part) for part in ("common_name", "title", "organization_name")]
	flat = [word if isinstance(word, str) else ", ".join(word) for word in words if word]
	return ", ".join(dict.fromkeys(flat))[:500]


def _signed_at(signer: cms.SignerInfo) -> datetime | None:
	attributes = signer["signed_attrs"]
	if isinstance(attributes, core.Void):
		return None
	times = [one["values"][0].native for one in attributes if one["type"].native == "signing_time"]
	return times[0] if times else None
