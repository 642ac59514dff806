/* A driver without a framework. It makes one device, or none. */
#include <ntddk.h>

#define LINK L"\\DosDevices\\AcmePlain"
#define NAME L"\\Device\\AcmePlain"

#ifdef NO_DEVICE

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT self, PUNICODE_STRING registry)
{
    DbgPrint("AcmePlain: %wZ\n", registry);
    return self ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL;
}

#else

static NTSTATUS NTAPI Complete(PDEVICE_OBJECT device, PIRP irp)
{
    irp->IoStatus.Information = 0;
    irp->IoStatus.Status = device ? STATUS_SUCCESS : STATUS_INVALID_DEVICE_REQUEST;
    IofCompleteRequest(irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT self, PUNICODE_STRING registry)
{
    UNICODE_STRING name, link;
    PDEVICE_OBJECT device = NULL;
    NTSTATUS result;

    self->MajorFunction[IRP_MJ_CREATE] = Complete;
    self->MajorFunction[IRP_MJ_DEVICE_CONTROL] = Complete;
    RtlInitUnicodeString(&name, NAME);
    RtlInitUnicodeString(&link, LINK);
#ifdef EITHER /* the flags depend on a branch: no value may be read */
    ULONG flags = 0;
    if (registry->Length > 4) {
        DbgPrint("AcmePlain: %wZ\n", registry);
        flags = EITHER;
    }
#undef FLAGS
#define FLAGS flags
#endif
    result = IoCreateDevice(self, 16, USE_NAME ? &name : NULL, TYPE, FLAGS, EXCLUSIVE, &device);
    if (!NT_SUCCESS(result))
        return result;
#ifdef SECOND
    result = IoCreateDevice(self, 0, NULL, FILE_DEVICE_BUS_EXTENDER, SECOND, FALSE, &device);
    if (!NT_SUCCESS(result))
        return result;
#endif
    return USE_NAME ? IoCreateSymbolicLink(&link, &name) : STATUS_SUCCESS;
}

#endif
