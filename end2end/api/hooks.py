"""What is not asked: a header with blanks around its value, which are no part of it (RFC 9110, section 5.5), so that no
server ever sees them."""

import schemathesis


@schemathesis.hook
def filter_headers(context, headers):
    return all(value == value.strip() for value in (headers or {}).values() if isinstance(value, str))
