#define IOCTL_ACME_READ CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_ACME_WRITE CTL_CODE(FILE_DEVICE_UNKNOWN, 0x802, METHOD_BUFFERED, FILE_WRITE_ACCESS)

static const ACME_HANDLER Handlers[] = {
    {IOCTL_ACME_WRITE, AcmeWrite},
};

VOID AcmeControl(WDFREQUEST Request, ULONG IoControlCode)
{
    switch (IoControlCode) {
    case IOCTL_ACME_READ:
        WdfRequestComplete(Request, STATUS_SUCCESS);
    }
}
