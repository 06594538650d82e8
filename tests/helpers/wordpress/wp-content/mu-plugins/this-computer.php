<?php
// WordPress fetches nothing from this computer itself, nor from a port that the web does not use, as somebody could
// make it look around in its own network that way; and it trusts certificates of the web's. The site under test stands
// here, with a certificate of its own: its address, and no other, may be fetched all the same. How it is fetched, what
// is looked for in it and what is let through stays as WordPress has it.
$is_ours = fn( $url ) => str_starts_with( $url, getenv( 'LEIDRAAD_SITE' ) );
add_filter( 'http_request_host_is_external', fn( $is, $host, $url ) => $is || $is_ours( $url ), 10, 3 );
add_filter(
	'http_allowed_safe_ports',
	fn( $ports, $host, $url ) => $is_ours( $url ) ? array( ...$ports, parse_url( $url, PHP_URL_PORT ) ) : $ports,
	10,
	3
);
add_filter(
	'http_request_args',
	fn( $args, $url ) => $is_ours( $url ) ? array( 'sslcertificates' => getenv( 'LEIDRAAD_CERTIFICATE' ) ) + $args : $args,
	10,
	2
);
// There is nobody to write to, and no picture of a face to get from another site.
add_filter( 'pre_wp_mail', '__return_true' );
add_filter( 'pre_option_show_avatars', '__return_zero' );
